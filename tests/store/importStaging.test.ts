import { hash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compareSpots } from '../../electron/adapters/sqlite/directoryRead.ts';
import { createSeen } from '../../electron/adapters/sqlite/importSeen.ts';
import { type StagedRow, mergedRows, openStaging } from '../../electron/adapters/sqlite/importStaging.ts';

function newFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-staging-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'contacts-1.rows');
}

const letters = ['а', 'и\u04ff', 'z', 'م', '\u{10400}', '\uffe6', ' '];

function staged(at: number): StagedRow {
  const place = Array.from({ length: 4 }, (_, nth) => letters[Math.floor(at / 7 ** nth) % letters.length]).join('');
  return {
    contactId: `csv-1/${(at * 7_919) % 100_003}`,
    source: 1,
    place,
    name: `Name ${at}\n"${place}"`,
    company: at % 3 === 0 ? '' : 'Північ\u0000ТОВ',
    class: 'client',
    numbers: '+380675550914 +4930901820',
    language: at % 2 === 0 ? null : 'uk',
    responsible: null,
    since: at % 5 === 0 ? at : null,
  };
}

test('more rows than memory is to hold come back whole and in the order of every list, and leave no file', () => {
  const file = newFile();
  const staging = openStaging(file);
  const rows = Array.from({ length: 40_000 }, (_, at) => staged(at));
  for (const row of rows) staging.add(row);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  const sorted = [...staging.sorted()];
  expect(sorted.length).toBe(rows.length);
  expect(sorted).toEqual(rows.toSorted(compareSpots));
  staging.close();
  staging.close();
  expect(existsSync(file)).toBe(false);
});

test('the rows of a small file never leave memory', () => {
  const file = newFile();
  const staging = openStaging(file);
  const rows = [3, 1, 2].map(staged);
  for (const row of rows) staging.add(row);
  expect([existsSync(file), [...staging.sorted()]]).toEqual([false, rows.toSorted(compareSpots)]);
  staging.close();
});

test('several lists become one, and all are ended when nobody wants more', () => {
  const ended: number[] = [];
  function* list(nth: number, each: readonly number[]): Generator<StagedRow> {
    try {
      for (const at of each) yield { ...staged(0), place: String(at), contactId: String(nth) };
    } finally {
      ended.push(nth);
    }
  }
  const lists = [[], [2, 5, 5, 9], [1, 5], [9]].map((each, nth) => list(nth, each));
  expect([...mergedRows(lists)].map(({ place, contactId }) => place + contactId)).toEqual([
    '12',
    '21',
    '51',
    '51',
    '52',
    '91',
    '93',
  ]);
  expect(new Set(ended)).toEqual(new Set([0, 1, 2, 3]));
  ended.length = 0;
  for (const row of mergedRows([list(1, [1, 3]), list(2, [2])])) if (row.place === '2') break;
  expect(new Set(ended)).toEqual(new Set([1, 2]));
});

test('a key that came before is told, and whether its name is another one, however many there are', () => {
  const seen = createSeen();
  const keys = Array.from({ length: 30_000 }, (_, at) => hash('sha256', `key ${at}`, 'base64url').slice(0, 22));
  const told = (name: string) => new Set(keys.map((key) => seen(key, name)));
  expect([told('anna'), told('anna'), told('boris')]).toEqual([
    new Set(['new']),
    new Set(['again']),
    new Set(['other']),
  ]);
  expect(seen('AAAAAAAAAAAAAAAAAAAAAA', '')).toBe('new');
  expect(seen('AAAAAAAAAAAAAAAAAAAAAA', '')).toBe('again');
});
