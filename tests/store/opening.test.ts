import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { failed } from '#core/support/result.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { openWriter } from '../../electron/adapters/sqlite/writer.ts';
import { append, fact, gaveUp, invited, looking, morning, newCall, newDesk, zone, searched } from './journalDesk.ts';

function refusal(file: string): string {
  const opened = openWriter({ file, deskId: 'front', zone });
  if (!opened.ok) return opened.error;
  opened.value.close();
  return 'opened';
}

/** Names, bytes and times of all files but SQLite's shared memory, which holds nothing of its own. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name);
      return [name, `${statSync(file).mtimeMs} ${readFileSync(file).toString('base64')}`];
    }),
  );
}

function writtenByNewer(file: string): void {
  looking(file, (db) => {
    db.exec('CREATE TABLE of_the_future (x)');
    db.pragma('user_version = 99');
  });
  // A time far from now, so that a single write could not go unseen.
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

test('a database from a newer Portico is refused untouched', async () => {
  const desk = newDesk();
  const writer = desk.writing();
  writer.append([append(fact(newCall(), morning, invited('214')))]);
  writer.close();
  writtenByNewer(desk.file);
  const before = snapshot(desk.folder);
  expect(Object.keys(before)).toEqual(['journal.db']);
  expect(await openJournal({ file: desk.file, deskId: 'front', zone: () => zone })).toEqual(failed('newer-version'));
  expect(snapshot(desk.folder)).toEqual(before);
  expect(readdirSync(desk.folder)).toEqual(['journal.db']);
});

test('a newer version that is still in the write-ahead log alone is seen and left there', () => {
  const desk = newDesk();
  desk.writing().close();
  const newer = new Database(desk.file);
  newer.pragma('user_version = 99');
  const stopped = path.join(desk.folder, 'stopped');
  mkdirSync(stopped);
  for (const name of ['journal.db', 'journal.db-wal'])
    copyFileSync(path.join(desk.folder, name), path.join(stopped, name));
  newer.close();
  const before = snapshot(stopped);
  expect(Object.keys(before)).toEqual(['journal.db', 'journal.db-wal']);
  expect(refusal(path.join(stopped, 'journal.db'))).toBe('newer-version');
  expect(snapshot(stopped)).toEqual(before);
});

const strangers: Readonly<Record<string, (file: string) => void>> = {
  'a letter': (file) => writeFileSync(file, 'Dear Olena, '.repeat(1_000)),
  'a few bytes': (file) => writeFileSync(file, 'SQLite'),
  'the database of another application': (file) => looking(file, (db) => db.exec('CREATE TABLE bookmark (url)')),
  'a marked database of another application': (file) =>
    looking(file, (db) => {
      db.pragma('application_id = 252006673');
    }),
};
test.each(Object.entries(strangers))("%s in the journal's place is refused untouched", (_, write) => {
  const desk = newDesk();
  write(desk.file);
  const before = snapshot(desk.folder);
  expect(refusal(desk.file)).toBe('damaged');
  expect(snapshot(desk.folder)).toEqual(before);
});

test('a journal that was cut off is refused as damaged, untouched', () => {
  const desk = newDesk();
  const writer = desk.writing();
  writer.append(Array.from({ length: 50 }, () => append(fact(newCall(), morning, invited('214')))));
  writer.close();
  // The last page is not read while opening: only its absence can tell.
  truncateSync(desk.file, statSync(desk.file).size - 4_096);
  const before = snapshot(desk.folder);
  expect(refusal(desk.file)).toBe('damaged');
  expect(snapshot(desk.folder)).toEqual(before);
});

test('a journal overwritten with zeros or without its tables is refused as damaged', () => {
  const desk = newDesk();
  desk.writing().close();
  const whole = readFileSync(desk.file);
  writeFileSync(desk.file, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100)]));
  expect(refusal(desk.file)).toBe('damaged');
  writeFileSync(desk.file, whole);
  looking(desk.file, (db) => db.exec('DROP TABLE call_event'));
  expect(refusal(desk.file)).toBe('damaged');
});

test('what a stop before the first migration leaves is opened as a new journal', () => {
  const desk = newDesk();
  for (const leave of [
    () => writeFileSync(desk.file, ''),
    () => looking(desk.file, (db) => db.pragma('journal_mode = WAL')),
  ]) {
    leave();
    expect(refusal(desk.file)).toBe('opened');
    truncateSync(desk.file, 0);
  }
});

test('a folder that is not there, or is a file, cannot be written', () => {
  const desk = newDesk();
  expect(refusal(path.join(desk.folder, 'gone', 'journal.db'))).toBe('not-writable');
  writeFileSync(path.join(desk.folder, 'letter'), '');
  expect(refusal(path.join(desk.folder, 'letter', 'journal.db'))).toBe('not-writable');
  mkdirSync(desk.file);
  expect(refusal(desk.file)).toBe('not-writable');
});

test('a journal whose lines were written by other rules is projected anew when it is opened', () => {
  const desk = newDesk();
  const call = newCall();
  const writer = desk.writing();
  writer.append([append(fact(call, morning, invited('214', 'Ada')), fact(call, morning + 1_000, gaveUp))]);
  writer.close();
  looking(desk.file, (db) => db.exec("UPDATE journal_state SET projection = 0; UPDATE call SET name = 'of old rules'"));
  desk.writing();
  expect(
    desk
      .reading()
      .list(searched('ada'))
      .entries.map((entry) => entry.name),
  ).toEqual(['Ada']);
});
