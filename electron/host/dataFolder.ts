import { mkdirSync } from 'node:fs';
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

/** Makes the folder, readable by its owner only: a journal is about people. False when it cannot be made. */
export function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}
