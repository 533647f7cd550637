import os from 'node:os';
import path from 'node:path';

/** Where each system keeps an application's own data. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = os.homedir(),
): string {
  if (platform === 'win32') return path.join(env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'Portico');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Portico');
  return path.join(env['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share'), 'portico');
}
