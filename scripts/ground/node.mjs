import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { Obstacle } from './say.mjs';

/** The oldest Node that runs Portico: TypeScript without a flag, and better-sqlite3 crashes silently on Node 20. */
export const oldestNode = '24.15.0';

/** @param {string} version @param {string} oldest */
export function atLeast(version, oldest) {
  const [have, want] = [version, oldest].map((text) => text.replace(/^v/, '').split('.').map(Number));
  for (const [index, number] of (want ?? []).entries()) {
    const difference = (have?.[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The Node that npm installed for this platform, by what its package says of itself. */
function installedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = inRoot('node_modules', `node-${platform}-${process.arch}`);
  try {
    const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return path.join(folder, typeof bin === 'string' ? bin : bin.node);
  } catch {
    return undefined;
  }
}

/** @param {string} program */
function versionOf(program) {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // Installed for another kind of system (a C library other than glibc): as good as absent.
    return '0';
  }
}

/** The Node that runs Portico: the project's own, else the one running now if it is new enough. */
export function findNode() {
  const own = installedNode();
  const ownRuns = own !== undefined && realpathSync(process.execPath) === realpathSync(own);
  if (!ownRuns && own !== undefined && atLeast(versionOf(own), oldestNode)) return own;
  if (atLeast(process.version, oldestNode)) return process.execPath;
  throw new Obstacle(
    `Portico needs Node ${oldestNode} or newer; this is Node ${process.version}, and npm has no newer one for ` +
      `${process.platform} ${process.arch}. Install it from nodejs.org` +
      `${process.platform === 'darwin' ? ' (or: brew install node@24)' : ''} and run the command again.`,
  );
}
