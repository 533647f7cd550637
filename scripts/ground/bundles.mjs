import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inRoot } from './root.mjs';
import { endIfAsked, run } from './run.mjs';
import { Obstacle, say, seconds } from './say.mjs';

// All that the bundles behind the page depend on.
const sources = ['electron', 'tsconfig.json', 'package.json', 'package-lock.json'];
const folder = inRoot('.vite', 'build');
const stamp = inRoot('.vite', 'build.sha256');
const names = ['main', 'preload', 'backend'];

/**
 * Builds the desktop application's bundles into .vite/build, as Electron Forge does, unless what is there was built from
 * the same sources.
 * @param {string} node the Node to build with
 * @param {{ always?: boolean }} [options]
 */
export async function buildBundles(node, { always = false } = {}) {
  const print = fingerprint(sources);
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (!always && known === print && existsSync(inRoot('.vite', 'build', 'main.cjs'))) return;
  const since = performance.now();
  say('Building the desktop application ...');
  rmSync(stamp, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  for (const name of names) {
    const code = await run(node, [vite, 'build', '-c', `electron/bundle/${name}.config.ts`, '--logLevel', 'warn']);
    endIfAsked();
    if (code !== 0) throw new Obstacle('The desktop application could not be built (the reason stands above).');
  }
  writeFileSync(stamp, print);
  say(`Built in ${seconds(since)}.`);
}
