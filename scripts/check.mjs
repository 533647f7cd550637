// `npm run check [-- STEP...]`: everything that is known without running Portico. Every step runs, also after a
// failure; the last line tells which failed.
import { existsSync } from 'node:fs';
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { inRoot } from './ground/root.mjs';
import { endIfAsked, run } from './ground/run.mjs';
import { command, Obstacle, say, seconds } from './ground/say.mjs';

// The folders with types of their own (DOM, none); tests join as they come to exist.
const withOwnTypes = ['electron/core', 'renderer', 'tests/browser', 'tests/sip', 'tests/bench'];

/** @param {string} name @param {string} file below node_modules @param {string[]} [args] */
function tool(name, file, args = []) {
  return { name, args: [inRoot('node_modules', file), ...args] };
}

function steps() {
  // The root's settings leave these folders out: one without settings of its own would go unchecked.
  const folders = withOwnTypes.filter((folder) => existsSync(inRoot(folder)));
  return [
    tool('types', 'typescript/bin/tsc'),
    ...folders.map((folder) => tool(`types of ${folder}`, 'typescript/bin/tsc', ['-p', folder])),
    tool('lint', 'oxlint/bin/oxlint'),
    { name: 'imports', args: [inRoot('scripts', 'checkImports.ts')] },
    tool('unused', 'knip/bin/knip.js', ['--no-progress']),
    tool('format', 'oxfmt/bin/oxfmt', ['--check', '.']),
    { name: 'lockfile', args: [inRoot('scripts', 'checkLockfile.ts')] },
  ];
}

/** @param {string[]} names the first words of steps: `types` means all of them */
function chosen(names) {
  const all = steps();
  const unknown = names.filter((name) => !all.some((step) => step.name.split(' ', 1)[0] === name));
  if (unknown.length > 0) {
    const known = [...new Set(all.map(({ name }) => name.split(' ', 1)[0]))].join(', ');
    throw new Obstacle(`There is no check ${unknown.join(', ')}. The checks are: ${known}.`, 2);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name.split(' ', 1)[0] ?? ''));
}

await command(async () => {
  await installPackages();
  const node = findNode();
  const failed = [];
  for (const { name, args } of chosen(process.argv.slice(2))) {
    const since = performance.now();
    const code = await run(node, args);
    endIfAsked();
    say(`Check ${name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds(since)})`);
    if (code !== 0) failed.push(name);
  }
  say(failed.length === 0 ? 'All checks passed.' : `Checks that failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
