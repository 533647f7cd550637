import { spawn } from 'node:child_process';

/** Shows the link in the user's own browser. False where there is nothing to show it on; the printed link is enough then. */
export function openBrowser(link: string): boolean {
  const opener = openerOf(process.platform);
  if (opener === null) return false;
  const child = spawn(opener.command, [...opener.before, link], { stdio: 'ignore', detached: true });
  // Without an opener the printed link remains.
  child.on('error', () => undefined);
  child.unref();
  return true;
}

function openerOf(platform: NodeJS.Platform): { command: string; before: readonly string[] } | null {
  if (platform === 'darwin') return { command: 'open', before: [] };
  // The empty string is start's window title; without it a quoted link would be taken for one.
  if (platform === 'win32') return { command: 'cmd', before: ['/c', 'start', ''] };
  const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  return screen === undefined || screen === '' ? null : { command: 'xdg-open', before: [] };
}
