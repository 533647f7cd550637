// `npm start`: installs and builds what is missing, then runs the backend and its browser host.
// Runs under whatever Node the machine has, so: plain JavaScript and node: only. package.json says `exec node`: else
// Debian's shell stays between npm and us and swallows SIGINT; exec.cmd gives Windows the word.
import { pathToFileURL } from 'node:url';
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { inRoot } from './ground/root.mjs';
import { run } from './ground/run.mjs';
import { command } from './ground/say.mjs';

await command(async () => {
  // The options are the host's own: it refuses what it does not know.
  const options = process.argv.slice(2);
  await installPackages();
  const node = findNode();
  if (!options.includes('--help') && !options.includes('-h')) await buildPage(node);
  const watch = pathToFileURL(inRoot('scripts', 'ground', 'endWithParent.mjs')).href;
  return run(node, ['--import', watch, inRoot('electron', 'host.ts'), ...options], {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
});
