import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Finding from '../../scripts/ground/electron.mjs';
import { scratchFolder } from '../product/host.ts';

let scratch: ReturnType<typeof scratchFolder>;
let said: string;
const at = (...names: string[]): string => path.join(scratch.folder, ...names);

beforeEach(() => {
  scratch = scratchFolder();
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
  vi.stubEnv('DISPLAY', ':0');
  cpSync(path.join(import.meta.dirname, '../../scripts'), at('scripts'), { recursive: true });
  mkdirSync(at('node_modules/electron'), { recursive: true });
  writeFileSync(at('node_modules/electron/package.json'), '{ "version": "45.4.1" }');
});
afterEach(() => {
  vi.unstubAllEnvs();
  scratch.remove();
});

/** What the installation of Electron does here; every attempt is counted. */
function installation(act: string): void {
  const program = `const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(at('attempts'))}, 'x'); ${act}`;
  writeFileSync(at('node_modules/electron/install.js'), program);
}

function attempts(): number {
  return existsSync(at('attempts')) ? readFileSync(at('attempts'), 'utf8').length : 0;
}

/** As `npm start` does, in a project of its own; by a person, not by root. */
async function find(options: Parameters<typeof Finding.findElectron>[1] = {}) {
  const finding = (await import(pathToFileURL(at('scripts/ground/electron.mjs')).href)) as typeof Finding;
  return finding.findElectron(process.execPath, { user: 1000, ...options });
}

const program = `const dist = ${JSON.stringify('DIST')}; fs.mkdirSync(dist, { recursive: true });
fs.writeFileSync(dist + '/electron', '#!/bin/sh\\nexit CODE\\n', { mode: 0o755 });`;

function installs(code: number): string {
  return program.replace('DIST', at('node_modules/electron/dist')).replace('CODE', String(code));
}

test('a download that fails is told, tried once, and tried anew for another version', async () => {
  installation('process.exit(1);');
  const why = 'Electron is not installed and could not be downloaded (to try again: npx install-electron).';
  expect(await find()).toEqual({ why });
  expect(said).toBe('Downloading Electron (tried once, at most 10 s) ...\n');
  expect(await find()).toEqual({
    why: 'Electron could not be downloaded before (to try again: npx install-electron).',
  });
  expect(attempts()).toBe(1);
  writeFileSync(at('node_modules/electron/package.json'), '{ "version": "46.0.0" }');
  expect(await find()).toEqual({ why });
  expect(attempts()).toBe(2);
});

test('a download that takes too long is broken off', async () => {
  installation('setInterval(() => undefined, 1000);');
  expect(await find({ downloadMs: 500 })).toMatchObject({ why: expect.stringContaining('could not be downloaded') });
});

test.skipIf(process.platform !== 'linux')(
  'a download that succeeds opens the application, and is not repeated',
  async () => {
    installation(installs(0));
    const found = { program: at('node_modules/electron/dist/electron') };
    expect([await find(), await find()]).toEqual([found, found]);
    expect(attempts()).toBe(1);
  },
);

test.skipIf(process.platform !== 'linux')(
  'an Electron that cannot be used is told with the reason, and nothing is downloaded',
  async () => {
    installation(installs(0));
    await find();
    expect(await find({ user: 0 })).toEqual({ why: 'Electron does not run as root.' });
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    expect(await find()).toEqual({ why: 'there is no screen to open a window on.' });
    vi.stubEnv('DISPLAY', ':0');
    writeFileSync(at('node_modules/electron/dist/electron'), '#!/bin/sh\nexit 127\n');
    expect(await find()).toEqual({ why: 'Electron is installed, but does not run on this system.' });
    expect(attempts()).toBe(1);
  },
);
