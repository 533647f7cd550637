import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { endIfAsked, run } from './run.mjs';
import { say, seconds } from './say.mjs';

const policy = '/usr/sbin/policy-rc.d';

function onDebian() {
  try {
    return /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get');
  } catch {
    return false;
  }
}

/** @param {string[]} names @returns {string[]} those that dpkg does not know as installed */
function missingPackages(names) {
  return names.filter((name) => {
    try {
      const args = ['-W', '-f=${db:Status-Status}\n', name];
      const status = execFileSync('dpkg-query', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      return !status.split('\n').includes('installed');
    } catch {
      return true;
    }
  });
}

/**
 * Debian starts a server as soon as it is installed; a test command should not do that to a machine. This policy
 * forbids it only while we live, so one left behind by a killed run forbids nothing.
 */
function forbidServices() {
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, `#!/bin/sh\nkill -0 ${process.pid} 2>/dev/null && exit 101\nrm -f "$0"\nexit 0\n`, {
    mode: 0o755,
  });
  return () => rmSync(policy, { force: true });
}

/** @param {string[]} args @param {NodeJS.WritableStream} log @returns {Promise<boolean>} */
async function aptGet(args, log) {
  let step = '';
  const progress = setInterval(() => say(`  ... ${step || 'working'}`), 10_000);
  try {
    // Another installation may be under way: wait for it instead of failing.
    const code = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      onStart({ stdout, stderr }) {
        for (const stream of [stdout, stderr]) {
          stream?.setEncoding('utf8').on('data', (text) => {
            log.write(text);
            step = String(text).trim().split('\n').at(-1) ?? step;
          });
        }
      },
    });
    return code === 0;
  } finally {
    clearInterval(progress);
  }
}

/** @param {string[]} names */
async function install(names) {
  const since = performance.now();
  mkdirSync(inRoot('out'), { recursive: true });
  const log = createWriteStream(inRoot('out', 'apt-get.log'));
  const allowServices = forbidServices();
  try {
    const done =
      (await aptGet(['update'], log)) && (await aptGet(['install', '-y', '--no-install-recommends', ...names], log));
    say(
      done
        ? `Installed in ${seconds(since)}.`
        : 'apt-get failed: read out/apt-get.log. Tests that start these programs will skip or fail.',
    );
  } finally {
    allowServices();
    log.end();
  }
  endIfAsked();
}

/** @param {string[]} missing @param {string} why whom they are for, as the beginning of a sentence */
async function installOrTell(missing, why) {
  if (missing.length === 0) return;
  if (process.env.PORTICO_SKIP_APT === '1' || process.getuid?.() !== 0) {
    say(`${why} Install them with:`);
    say(`  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`);
    return;
  }
  say(`Installing with apt-get (a minute or more): ${missing.join(' ')} ...`);
  await install(missing);
}

/**
 * Sees to the programs that suites start. Whatever cannot be installed is said; the tests then tell what they lack.
 * @param {string[]} names Debian packages
 */
export async function installPrograms(names) {
  const wanted = [...new Set(names)].toSorted();
  if (wanted.length === 0) return;
  if (!onDebian()) {
    say(`Not a Debian system: make sure these programs are installed (Debian's names): ${wanted.join(' ')}`);
    return;
  }
  await installOrTell(missingPackages(wanted), 'Missing programs that some tests need.');
}

/** What node-hid is linked with on Linux; Portico runs without, and its settings say what is missing. */
export const headsetLibraries = ['libusb-1.0-0', 'libudev1'];

/** Sees to a headset's buttons on Debian; other systems have the libraries, or the settings say so. */
export async function installForHeadsets() {
  if (onDebian()) await installOrTell(missingPackages(headsetLibraries), 'Missing libraries that headsets need.');
}
