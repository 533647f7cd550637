import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { endIfAsked, run } from './run.mjs';
import { Obstacle, say, seconds } from './say.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/** @param {string} file @returns {Packages | undefined} */
function packagesIn(file) {
  try {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    delete packages[''];
    return packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether what npm says it installed is what the lockfile asks for. npm writes its own list
 * (node_modules/.package-lock.json) last of all, so an interrupted installation counts as none.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function agree(wanted, installed) {
  return (
    Object.entries(wanted).every(([name, { optional }]) => optional === true || name in installed) &&
    Object.entries(installed).every(
      ([name, { version, integrity }]) => wanted[name]?.version === version && wanted[name]?.integrity === integrity,
    )
  );
}

/** Why packages have to be installed, as the rest of a sentence; undefined when all is in place. */
function reasonToInstall() {
  const wanted = packagesIn(inRoot('package-lock.json'));
  if (!wanted) throw new Obstacle('package-lock.json is missing or broken: clone Portico again.');
  if (!existsSync(inRoot('node_modules'))) return 'nothing is installed yet';
  const installed = packagesIn(inRoot('node_modules', '.package-lock.json'));
  if (!installed) return 'an installation was not finished';
  return agree(wanted, installed) ? undefined : 'package-lock.json has changed';
}

/** npm as whoever started us runs it: on its own Node, because `npm ci` replaces the project's. */
function npm() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return { program: node ?? process.execPath, first: [cli], shell: false };
  return { program: 'npm', first: [], shell: process.platform === 'win32' };
}

/** Installs the packages of the lockfile unless exactly they are there. */
export async function installPackages() {
  const reason = reasonToInstall();
  if (reason === undefined) return;
  const since = performance.now();
  say(`Installing Portico's packages with npm, because ${reason} (half a minute or more) ...`);
  // Windows cannot remove the node.exe that is running, so there npm mends the folder instead of renewing it.
  const mend = process.platform === 'win32' && existsSync(inRoot('node_modules'));
  const { program, first, shell } = npm();
  // Both kinds of packages are needed whatever NODE_ENV or npm's settings leave out: the page is built here.
  const args = [...(mend ? ['install', '--no-save'] : ['ci']), '--include=dev', '--include=optional'];
  const code = await run(program, [...first, ...args, '--loglevel=error', '--no-fund', '--no-audit'], { shell });
  endIfAsked();
  if (code !== 0) {
    throw new Obstacle('npm could not install the packages (its reason stands above). Is the network there?');
  }
  say(`Installed in ${seconds(since)}.`);
}
