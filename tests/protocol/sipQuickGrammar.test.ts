import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decodesAnew } from '../../electron/adapters/sip/quickGrammar.ts';

const project = path.join(import.meta.dirname, '../..');

function understood(how: 'quick' | 'plain'): unknown {
  const program = path.join(import.meta.dirname, 'sip/parseTable.ts');
  return JSON.parse(execFileSync(process.execPath, [program, how], { cwd: project, encoding: 'utf8' }));
}

test('the quickened grammar understands every header as sip.js does, the second time too', () => {
  const plain = understood('plain');
  expect(plain).toHaveLength(16);
  expect(understood('quick')).toEqual(plain);
});

test('the line that is quickened stands in the pinned sip.js, once', () => {
  const grammar = readFileSync(path.join(project, 'node_modules/sip.js/lib/grammar/pegjs/dist/grammar.js'), 'utf8');
  expect(grammar.split(decodesAnew)).toHaveLength(2);
});
