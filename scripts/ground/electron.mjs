import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { say } from './say.mjs';

const again = 'to try again: npx install-electron';

/** Remembers an attempt that failed; a new installation of the packages tries anew. */
const memory = inRoot('node_modules', '.cache', 'portico-electron.json');

/** Electron's program where it is installed, or was put by hand; undefined otherwise. */
export function electronProgram() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inRoot('node_modules', 'electron', 'dist');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const file = path.join(folder, Reflect.get(names, process.platform) ?? 'electron');
  return existsSync(file) ? file : undefined;
}

function versionWanted() {
  return JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version;
}

function failedBefore() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8')).version === versionWanted();
  } catch {
    return false;
  }
}

/** Electron's own installation; whether it came to its end in time. @param {string} node @param {number} downloadMs @returns {Promise<boolean>} */
async function download(node, downloadMs) {
  say('Downloading Electron (tried once, at most 10 s) ...');
  // Its words are a stack of calls; ours say what matters.
  const child = spawn(node, [inRoot('node_modules', 'electron', 'install.js')], { stdio: 'ignore' });
  const impatient = setTimeout(() => child.kill('SIGKILL'), downloadMs);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  clearTimeout(impatient);
  return code === 0;
}

/** @param {string} program */
function runs(program) {
  try {
    // A shared library that is missing shows here, before a window is waited for.
    execFileSync(program, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Electron's program, or why there is none to be used, as a sentence.
 * @param {string} node
 * @param {{ downloadMs?: number, user?: number | undefined }} [options] `user`: 0 is root
 * @returns {Promise<{ program: string } | { why: string }>}
 */
export async function findElectron(node, { downloadMs = 10_000, user = process.getuid?.() } = {}) {
  if (electronProgram() === undefined) {
    if (failedBefore()) return { why: `Electron could not be downloaded before (${again}).` };
    if (!(await download(node, downloadMs)) || electronProgram() === undefined) {
      mkdirSync(path.dirname(memory), { recursive: true });
      writeFileSync(memory, JSON.stringify({ version: versionWanted() }));
      return { why: `Electron is not installed and could not be downloaded (${again}).` };
    }
  }
  const program = electronProgram();
  if (program === undefined || !runs(program))
    return { why: 'Electron is installed, but does not run on this system.' };
  if (process.platform === 'linux' && user === 0) return { why: 'Electron does not run as root.' };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { why: 'there is no screen to open a window on.' };
  return { program };
}
