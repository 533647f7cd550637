import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { JournalCall } from '#core/journal/entry.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { everything, looking, morning, newDesk, searched } from './journalDesk.ts';

/** Written by the release with this schema; the last call was alive when it was closed. */
function releasedJournal(schemaVersion = 1) {
  const desk = newDesk();
  const packed = readFileSync(fileURLToPath(new URL(`released/journal-${schemaVersion}.db.gz`, import.meta.url)));
  writeFileSync(desk.file, gunzipSync(packed));
  return desk;
}

function truth(db: Database): readonly unknown[] {
  return db
    .prepare('SELECT * FROM call_event JOIN known_call ON known_call.id = call JOIN origin ON origin.id = origin')
    .all();
}

function schema(db: Database): readonly unknown[] {
  const made = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
  return [version(db), ...made];
}

function version(db: Database): unknown {
  return db.pragma('user_version', { simple: true });
}

test('a journal of the first release keeps every fact and every line, and has the schema of a new one', () => {
  const desk = releasedJournal();
  const before = looking(desk.file, truth);
  expect([before.length, looking(desk.file, version)]).toEqual([16, 1]);
  desk.writing();
  const after = looking(desk.file, truth);
  // The end of the call that was alive is the one new fact.
  expect(after.slice(0, -1)).toEqual(before);
  expect(looking(desk.file, verifyChain)).toEqual({ events: 17, erased: 0, brokenAt: null });
  const fresh = newDesk();
  fresh.writing();
  expect(looking(desk.file, schema)).toEqual(looking(fresh.file, schema));

  const reader = desk.reading();
  const { entries } = reader.list(everything);
  expect(
    entries.map(({ name, direction, outcome, talkMs, callback }) => [name, direction, outcome, talkMs, callback]),
  ).toEqual([
    ['Ringing when it stopped', 'in', 'missed', 0, null],
    ['M. Brandt', 'in', 'missed', 0, null],
    ['', 'in', 'declined', 0, null],
    ['Іваненко Олексій', 'in', 'missed', 0, null],
    ['Marta Brandt', 'in', 'answered', 60_000, null],
  ]);
  const oldest = entries.at(-1);
  expect(oldest).toEqual({
    callId: '019906b1-0000-7000-8000-000000000001',
    direction: 'in',
    invitedAt: morning,
    day: '2026-09-02',
    answeredAt: morning + 4_000,
    endedAt: morning + 64_000,
    waitMs: 4_000,
    talkMs: 60_000,
    name: 'Marta Brandt',
    company: 'Nordwind Logistik GmbH',
    number: '+493023125148',
    numberShown: '+493023125148',
    class: 'client',
    dialled: '+380442370000',
    line: null,
    topic: 'delivery',
    essence: 'Pallet 7 is late, Лук’янов',
    outcome: 'answered',
    cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
    transferredTo: '',
    transferResult: null,
    callback: null,
    urgent: '',
    deviations: 0,
    topicLabel: '',
    found: [],
  });
  for (const { callId } of entries) {
    const page = reader.call(callId);
    expect(JournalCall.parse(page)).toEqual(page);
  }
  expect(reader.list(searched('лукянов')).entries.map(({ callId }) => callId)).toEqual([oldest?.callId]);
});

test('the missed callers of the first release can be called back, the number that was talked to before among them', () => {
  const desk = releasedJournal();
  desk.writing();
  expect(
    desk
      .reading()
      .openCallbacks(0)
      .map(({ name, dueAt, talked }) => [name, dueAt, talked]),
  ).toEqual([
    ['Іваненко Олексій', null, null],
    ['M. Brandt', null, null],
    ['Ringing when it stopped', null, null],
  ]);
});

test('a journal of the release before keeps every fact and every line, with sums over them now', () => {
  const desk = releasedJournal(2);
  const before = looking(desk.file, truth);
  const lines = 'SELECT id, name, number, topic, essence, outcome, transferred_to, callback FROM call ORDER BY id';
  const told = looking(desk.file, (db) => db.prepare<[], object>(lines).all());
  expect([before.length, told.length, looking(desk.file, version)]).toEqual([18, 4, 2]);
  desk.writing();
  expect(looking(desk.file, truth).slice(0, -1)).toEqual(before);
  expect(looking(desk.file, verifyChain)).toEqual({ events: 19, erased: 0, brokenAt: null });
  expect(looking(desk.file, (db) => db.prepare(lines).all())).toEqual([
    ...told.slice(0, -1),
    { ...told.at(-1), outcome: 'missed' },
  ]);
  const reader = desk.reading();
  const pages = reader.list(everything).entries.map(({ callId }) => reader.call(callId));
  expect(pages.map((page) => [page?.isWhole, page?.course.length])).toEqual([
    [true, 2],
    [true, 3],
    [true, 5],
    [true, 9],
  ]);
  expect(reader.damage()).toBeNull();
});
