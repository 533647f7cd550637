import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { headsetLibraries } from '../ground/debian.mjs';
import { inRoot } from '../ground/root.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name what `npm test -- NAME` calls it
 * @property {'vitest' | 'playwright'} runner
 * @property {string} [config] Playwright's configuration; vitest has one with a project per suite
 * @property {string} [folder] below tests, where it is another than the suite's name
 * @property {string[]} programs Debian packages whose programs its tests start, or whose libraries they load
 */

const realStack = ['kamailio', 'kamailio-websocket-modules', 'kamailio-presence-modules', 'kamailio-extra-modules'];

/** All suites, the quick ones first. @type {readonly Suite[]} */
export const suites = [
  { name: 'unit', runner: 'vitest', programs: headsetLibraries },
  { name: 'contract', runner: 'vitest', programs: [] },
  { name: 'store', runner: 'vitest', programs: ['strace', 'poppler-utils'] },
  { name: 'protocol', runner: 'vitest', programs: ['openssl', 'slapd'] },
  { name: 'electron', runner: 'vitest', programs: headsetLibraries },
  // A real Electron, where there is one.
  {
    name: 'desktop',
    runner: 'playwright',
    config: 'tests/playwright.electron.config.ts',
    folder: 'electron/real',
    programs: [],
  },
  {
    name: 'browser',
    runner: 'playwright',
    config: 'tests/playwright.config.ts',
    programs: ['chromium', 'pulseaudio', 'pulseaudio-utils'],
  },
  {
    name: 'sip',
    runner: 'playwright',
    config: 'tests/playwright.sip.config.ts',
    programs: [
      'chromium',
      ...realStack,
      'rtpengine-daemon',
      'sip-tester',
      'baresip-core',
      'linphone-cli',
      'strace',
      'iproute2',
    ],
  },
];

/** @param {string} folder @returns {boolean} */
function hasTests(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasTests(path.join(folder, entry.name)) : /\.(test|spec)\.tsx?$/.test(entry.name),
  );
}

/** Whether a suite has come to exist. @param {Suite} suite */
export function exists({ name, config, folder = name }) {
  return hasTests(inRoot('tests', folder)) && (config === undefined || existsSync(inRoot(config)));
}
