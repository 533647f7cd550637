import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

// A house with one fault in each file, beside the file it must be found in.
const faults: [string, string, string][] = [
  ['electron/core/a.ts', `import { b } from './b.ts';\nexport const a = (): number => b();\n`, 'import(no-cycle)'],
  ['electron/core/b.ts', `import { a } from './a.ts';\nexport const b = (): number => a();\n`, 'import(no-cycle)'],
  ['electron/host/x.ts', `import type { Y } from './y.ts';\nexport type X = Y[];\n`, 'import(no-cycle)'],
  ['electron/host/y.ts', `import type { X } from './x.ts';\nexport type Y = X[];\n`, 'import(no-cycle)'],
  ['electron/core/node.ts', `export { join } from 'node:path';\n`, 'eslint(no-restricted-imports)'],
  ['electron/core/date.ts', `export const now = () => Date.now();\n`, 'eslint(no-restricted-globals)'],
  [
    'electron/core/timer.ts',
    `export const t = (f: () => void) => setTimeout(f, 1);\n`,
    'eslint(no-restricted-globals)',
  ],
  [
    'electron/core/interval.ts',
    `export const i = (f: () => void) => setInterval(f, 1);\n`,
    'eslint(no-restricted-globals)',
  ],
  ['electron/core/clock.ts', `export const now = () => performance.now();\n`, 'eslint(no-restricted-globals)'],
  ['electron/core/round.ts', `export const now = () => globalThis.Date.now();\n`, 'eslint(no-restricted-globals)'],
  [
    'electron/core/calendar.ts',
    `import { Temporal } from 'temporal-polyfill';\nexport const now = () => Temporal.Now.instant();\n`,
    'eslint(no-restricted-properties)',
  ],
  ['electron/host/default.ts', `export default 1;\n`, 'import(no-default-export)'],
  ['electron/host/any.ts', `export const any = (x: any): unknown => x;\n`, 'typescript(no-explicit-any)'],
  [
    'electron/host/floating.ts',
    `export function begin(work: () => Promise<void>) {\n  work();\n}\n`,
    'typescript(no-floating-promises)',
  ],
  [
    'electron/host/switch.ts',
    `export function say(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n`,
    'typescript(switch-exhaustiveness-check)',
  ],
  ['electron/host/blank.ts', `export const one = 1;\n${'\n'.repeat(400)}`, 'eslint(max-lines)'],
  ['electron/host/comments.ts', `export const one = 1;\n${'// two\n'.repeat(400)}`, 'eslint(max-lines)'],
];

let house: string;

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'portico-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    cpSync(path.join(root, file), path.join(house, file));
  // oxlint looks there for the program behind its rules that need types.
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'junction');
  for (const [file, text] of faults) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  }
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function lint() {
  const program = path.join(root, 'node_modules/oxlint/bin/oxlint');
  try {
    return execFileSync(process.execPath, [program, '--format=unix'], { cwd: house, encoding: 'utf8' });
  } catch (error) {
    // Found faults end it with 1, and what it wrote is on the error.
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
}

test('every rule that keeps the house in order bites', () => {
  const lines = lint().split('\n');
  const found = faults.map(([file, , rule]) => [
    file,
    lines.some((line) => line.startsWith(`${file}:`) && line.includes(rule)),
  ]);
  expect(found).toEqual(faults.map(([file]) => [file, true]));
});
