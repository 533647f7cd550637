// `npm start`: installs and builds what is missing, then opens the desktop application; where there is no Electron, the
// backend and its browser host.
// Runs under whatever Node the machine has, so: plain JavaScript and node: only. package.json says `exec node`: else
// Debian's shell stays between npm and us and swallows SIGINT; exec.cmd gives Windows the word.
import { pathToFileURL } from 'node:url';
import { buildBundles } from './ground/bundles.mjs';
import { installForHeadsets } from './ground/debian.mjs';
import { findElectron } from './ground/electron.mjs';
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { inRoot, root } from './ground/root.mjs';
import { run } from './ground/run.mjs';
import { command, say } from './ground/say.mjs';

/** What the desktop application understands too. All else is the host's: it refuses what it does not know. */
const shared = new Set(['data', 'settings', 'no-practice', 'no-open']);

/** @param {readonly string[]} options */
function isForHost(options) {
  const names = options.filter((option) => option.startsWith('-'));
  return !names.every((name) => shared.has(name.replace(/^--/, '').replace(/=.*$/, '')));
}

/** @param {string} node @param {readonly string[]} options */
async function startHost(node, options) {
  const watch = pathToFileURL(inRoot('scripts', 'ground', 'endWithParent.mjs')).href;
  return run(node, ['--import', watch, inRoot('electron', 'host.ts'), ...options], {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

await command(async () => {
  const options = process.argv.slice(2);
  await installPackages();
  const node = findNode();
  if (!options.includes('--help') && !options.includes('-h')) {
    await installForHeadsets();
    await buildPage(node);
  }
  if (isForHost(options)) return startHost(node, options);
  const electron = await findElectron(node);
  if ('why' in electron) {
    say(`Portico opens in the browser, because ${electron.why}`);
    return startHost(node, options);
  }
  await buildBundles(node);
  return run(electron.program, [root, ...options], { cwd: process.cwd() });
});
