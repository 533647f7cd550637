// `npm run bench [-- NAME...]`: how quick Portico is, against floors measured in the same run.
import { existsSync } from 'node:fs';
import { installPrograms } from './ground/debian.mjs';
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { inRoot } from './ground/root.mjs';
import { run } from './ground/run.mjs';
import { command, Obstacle } from './ground/say.mjs';

await command(async () => {
  const program = inRoot('tests', 'bench', 'run.ts');
  if (!existsSync(program)) throw new Obstacle('There is nothing to measure yet: tests/bench/run.ts is missing.');
  await installPackages();
  const node = findNode();
  await installPrograms(['chromium']);
  await buildPage(node);
  return run(node, [program, ...process.argv.slice(2)]);
});
