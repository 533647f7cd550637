import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../product/host.ts';
import { writeStubZip } from './product/stubZip.ts';

const project = path.join(import.meta.dirname, '../..');
// Inside the project, where Node finds its packages; Forge empties .vite, so it is given a copy of its own.
const copy = path.join(project, 'out', `packaged-${process.pid}`);
const built = path.join(copy, `out/Portico-linux-${process.arch}`);
const asar = path.join(built, 'resources/app.asar');

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): string {
  return execFileSync(process.execPath, [path.join(project, 'node_modules', program), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...environment },
    timeout: 240_000,
  });
}

describe.skipIf(process.platform !== 'linux')('the packaged application, made with a stub in Electron’s place', () => {
  beforeAll(() => {
    mkdirSync(copy, { recursive: true });
    for (const part of [
      'package.json',
      'LICENSE',
      'forge.config.ts',
      'tsconfig.json',
      'electron',
      'renderer',
      'resources',
    ])
      cpSync(path.join(project, part), path.join(copy, part), { recursive: true });
    symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'));
    const zips = writeStubZip(path.join(copy, 'zips'));
    run('@electron-forge/cli/dist/electron-forge.js', ['package'], copy, { PORTICO_ELECTRON_ZIPS: zips });
  }, 300_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  function files(): string[] {
    return listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  }

  test('holds the bundles, the page and what comes with Portico', () => {
    expect(files()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/LICENSE',
        '/.vite/build/main.cjs',
        '/.vite/build/preload.cjs',
        '/.vite/build/backendProcess.mjs',
        '/.vite/build/practiceWorker.mjs',
        '/.vite/build/readerWorker.mjs',
        '/.vite/build/writerWorker.mjs',
        '/.vite/renderer/index.html',
        '/resources/icons/tray-ready.png',
        '/resources/linux/70-portico-headset.rules',
        '/resources/playbooks/playbooks.json',
        '/resources/sample-company/company.json',
      ]),
    );
  });

  test('holds no source, no test, no map and of node_modules what cannot be bundled alone', () => {
    expect(files().filter((file) => /\.(map|tsx?|[ch](pp)?|cc|gypi?|md|sh|svg)$/.test(file))).toEqual([]);
    expect(
      files().filter((file) => /^\/(tests|scripts|electron|renderer|resources\/screenshots)(\/|$)/.test(file)),
    ).toEqual([]);
    const modules = files().flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    expect([...new Set(modules)]).toEqual(['better-sqlite3', 'node-hid', 'pkg-prebuilds']);
  });

  test('keeps the native binaries of this platform as files of their own, and none of another', () => {
    const unpacked = readdirSync(`${asar}.unpacked`, { recursive: true, encoding: 'utf8' });
    const natives = unpacked.filter((file) => file.endsWith('.node')).toSorted();
    expect(natives).toEqual([
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
      `node_modules/node-hid/prebuilds/HID_hidraw-linux-${process.arch}/node-napi-v4.node`,
    ]);
    const packed = files().filter((file) => file.endsWith('.node'));
    expect(packed.toSorted()).toEqual(natives.map((file) => `/${file}`));
    expect(unpacked).toContain('resources/linux/70-portico-headset.rules');
  });

  test('its node-hid finds its binary, and lists this machine’s devices or says which library it lacks', () => {
    const scratch = scratchFolder();
    try {
      extractAll(asar, scratch.folder);
      const program = `require('node-hid').devicesAsync().then(
        (devices) => console.log(Array.isArray(devices) ? 'listed' : devices),
        (error) => console.log(error.message))`;
      const answer = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', cwd: scratch.folder });
      expect(answer.trim()).toMatch(/^(listed|lib(usb-1\.0\.so\.0|udev\.so\.1): cannot open shared object file.*)$/);
    } finally {
      scratch.remove();
    }
  });

  test('has its fuses set: no Node from outside, code from the checked archive alone', async () => {
    const wire = await getCurrentFuseWire(path.join(built, 'portico'));
    const off = FuseState.DISABLE;
    const on = FuseState.ENABLE;
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  });

  test('holds sip.js with the grammar that decodes itself once', () => {
    const bundles = files().filter((file) => file.startsWith('/.vite/build/') && file.endsWith('.mjs'));
    const texts = bundles.map((file) => extractFile(asar, file.slice(1)).toString());
    const grammars = texts.filter((text) => text.includes('function peg$decode('));
    expect(grammars.map((text) => text.includes('decoded = portico$decoded.get(s)'))).toEqual([true]);
  });

  test('its backend runs: a practice caller rings over the bundled workers, is seen, and stands in the journal', () => {
    const scratch = scratchFolder();
    try {
      const tree = path.join(scratch.folder, 'app');
      const data = path.join(scratch.folder, 'data');
      mkdirSync(data);
      extractAll(asar, tree);
      const answer = execFileSync(
        process.execPath,
        [
          path.join(import.meta.dirname, 'product/backendDriver.ts'),
          path.join(tree, '.vite/build/backendProcess.mjs'),
          data,
          path.join(tree, 'resources'),
        ],
        { encoding: 'utf8', cwd: scratch.folder, timeout: 60_000 },
      );
      const { name, ...rest } = JSON.parse(answer) as { name: string };
      expect(rest).toEqual({ company: 'Portico Logistics', ringing: [name], journal: [name, 'declined'] });
      expect(existsSync(path.join(data, 'practice/journal.db'))).toBe(true);
    } finally {
      scratch.remove();
    }
  });

  test('its main process finds every file that it names, and serves the page', () => {
    const scratch = scratchFolder();
    try {
      const tree = path.join(scratch.folder, 'app');
      extractAll(asar, tree);
      const answer = execFileSync(
        process.execPath,
        [
          path.join(import.meta.dirname, 'product/mainDriver.ts'),
          path.join(tree, '.vite/build/main.cjs'),
          path.join(scratch.folder, 'data'),
        ],
        { encoding: 'utf8', cwd: project, timeout: 60_000 },
      );
      const inTree = (file: string) => ({ file: path.join(tree, file), exists: true });
      expect(JSON.parse(answer)).toEqual({
        named: [
          '.vite/build/backendProcess.mjs',
          '.vite/build/preload.cjs',
          'resources',
          'resources/icons/icon.png',
          'resources/icons/tray-not-ready.png',
        ].map(inTree),
        page: 200,
      });
    } finally {
      scratch.remove();
    }
  });

  test('is taken by electron-builder as it is', () => {
    const said = run(
      'electron-builder/cli.js',
      ['--linux', 'dir', '--prepackaged', built, '-c', 'resources/electron-builder.config.ts', '--publish', 'never'],
      copy,
    );
    expect(said).not.toMatch(/error/i);
  });
});
