import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { inRoot } from './root.mjs';
import { endIfAsked, run } from './run.mjs';
import { Obstacle, say, seconds } from './say.mjs';

// All that the built page depends on.
const sources = ['renderer', 'electron/core', 'resources', 'tsconfig.json', 'package.json', 'package-lock.json'];
const page = inRoot('.vite', 'renderer');
const stamp = inRoot('.vite', 'renderer.sha256');

/**
 * Builds the page into .vite/renderer unless what is there was built from the same sources.
 * @param {string} node the Node to build with
 * @param {{ always?: boolean }} [options]
 */
export async function buildPage(node, { always = false } = {}) {
  const print = fingerprint(sources);
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (!always && known === print && existsSync(path.join(page, 'index.html'))) return;
  const since = performance.now();
  say('Building the page ...');
  const building = inRoot('.vite', `building-${process.pid}`);
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const where = ['--outDir', building, '--emptyOutDir'];
  try {
    const code = await run(node, [vite, 'build', '-c', 'renderer/vite.config.ts', ...where, '--logLevel', 'warn']);
    endIfAsked();
    if (code !== 0 || !existsSync(path.join(building, 'index.html'))) {
      throw new Obstacle('The page could not be built (the reason stands above).');
    }
    // A desk that is running serves the page before: it is without one for a moment only.
    rmSync(stamp, { force: true });
    rmSync(page, { recursive: true, force: true });
    renameSync(building, page);
    writeFileSync(stamp, print);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  say(`Built in ${seconds(since)}.`);
}
