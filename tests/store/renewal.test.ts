import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openForWriting } from '../../electron/adapters/sqlite/connection.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { beginRenewal } from '../../electron/adapters/sqlite/rebuild.ts';
import { projectionVersion } from '../../electron/adapters/sqlite/row.ts';
import { cardOf } from '../fakes/card.ts';
import {
  append,
  everything,
  fact,
  gaveUp,
  hungUp,
  invited,
  looking,
  morning,
  newCall,
  newDesk,
  searched,
} from './journalDesk.ts';

const dayMs = 86_400_000;

/** A journal as a Portico of other rules left it: its lines say so, the search of today knows nothing, the old one does. */
function makeOld(db: Database): void {
  db.exec(
    `UPDATE call SET rules = 3, sum = 'of other rules', topic = 'as it was called then';
     UPDATE journal_state SET projection = 3, rebuilding = 3, rebuilt_from = 0;
     DELETE FROM call_run; DELETE FROM choice; INSERT INTO call_search (call_search) VALUES ('delete-all')`,
  );
  const words = db.prepare<[number, string]>('INSERT INTO call_text (rowid, words) VALUES (?, ?)');
  for (let id = 1; id <= 30; id += 1) words.run(id, `ada brandt old${id} ${'x'.repeat(3_000)}`);
}

/** Everything that is projected. */
function projected(db: Database): Readonly<Record<string, readonly unknown[]>> {
  const words = "CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, call_search, 'instance')";
  db.exec(words);
  return Object.fromEntries(
    Object.entries({
      lines: 'SELECT * FROM call ORDER BY id',
      words: 'SELECT term, doc FROM temp.word ORDER BY term, doc',
      runs: 'SELECT day, sum(calls), sum(missed) FROM call_run GROUP BY day',
      choices: 'SELECT kind, value, calls FROM choice WHERE calls <> 0 ORDER BY kind, value',
      callers: 'SELECT * FROM caller_class WHERE calls <> 0 ORDER BY number, class',
      lessons: 'SELECT * FROM lesson_count WHERE stood <> 0 ORDER BY circumstances, day, class',
      deviations: 'SELECT * FROM call_deviation ORDER BY call, kind',
    }).map(([name, sql]) => [name, db.prepare(sql).all()]),
  );
}

function writtenDesk() {
  const desk = newDesk();
  const calls = Array.from({ length: 30 }, newCall);
  const writer = desk.writing();
  for (const [nth, call] of calls.entries())
    writer.append([
      append(
        fact(call, morning + Math.floor(nth / 10) * dayMs + nth, invited(`+38067555${1_000 + (nth % 7)}`)),
        fact(call, morning + nth, { kind: 'recognised', card: cardOf('client', nth % 2 === 0 ? 'Ada' : 'M. Brandt') }),
        ...(nth % 3 === 0 ? [] : [fact(call, morning + nth + 1, { kind: 'answered' })]),
        fact(call, morning + nth + 2, { kind: 'deviation-noted', deviation: { kind: 'no-topic' } }),
        fact(call, morning + nth + 3, nth % 3 === 0 ? gaveUp : hungUp),
      ),
    ]);
  writer.close();
  return { desk, calls };
}

test('a long journal of old rules is open at once, is shown as it is meanwhile, and is found again piece by piece', async () => {
  const { desk, calls } = writtenDesk();
  const whole = looking(desk.file, projected);
  looking(desk.file, makeOld);
  const db = openForWriting(desk.file);
  // Few enough to be made anew at once were it not for the 10.
  const renewal = beginRenewal(db, 10);
  const reader = desk.reading();
  const place = (callId: string) => calls.findIndex((call) => call === callId);
  const list = reader.list({ ...everything, limit: 3 });
  expect(list.entries.map(({ callId, topic, name }) => [place(callId), topic, name])).toEqual([
    [29, '', 'M. Brandt'],
    [28, '', 'Ada'],
    [27, '', 'M. Brandt'],
  ]);
  expect([list.partial, reader.list(searched('brandt'))]).toEqual([false, { entries: [], more: false, partial: true }]);
  // Calls that are named need no index.
  const named = reader.list({ ...everything, filter: { calls: [calls[3] ?? '', calls[28] ?? ''] } });
  expect([named.entries.map(({ callId }) => place(callId)), named.partial]).toEqual([[28, 3], false]);
  expect(renewal.goOn(0)).toBe(true);
  const first = reader.list(searched('brandt'));
  expect([first.entries.map(({ callId }) => place(callId)), first.partial]).toEqual([[29], true]);
  const inPeriod = { period: { from: '2026-09-03', until: '2026-09-03' } };
  expect(reader.list({ ...everything, filter: inPeriod }).entries.map(({ callId }) => place(callId))).toEqual([
    19, 18, 17, 16, 15, 14, 13, 12, 11, 10,
  ]);
  expect(reader.damage()).toBeNull();
  const look = {
    file: desk.file,
    from: fromTheBeginning,
    search: { every: 1, turn: 0 },
    rest: () => Promise.resolve(),
  };
  expect((await check(look)).damage).toBeNull();
  while (renewal.goOn(0));
  const found = reader.list(searched('brandt'));
  expect([found.entries.map(({ callId }) => place(callId)), found.partial]).toEqual([
    Array.from({ length: 15 }, (_, nth) => 29 - 2 * nth),
    false,
  ]);
  db.close();
  expect(looking(desk.file, projected)).toEqual(whole);
  expect((await check(look)).damage).toBeNull();
  // What the old search had is gone from the file, names and all.
  expect(
    looking(desk.file, (one) => one.prepare('SELECT count(*) FROM call_text_data WHERE id > 10').pluck().get()),
  ).toBe(0);
});

test('a call that goes on while lines are made anew is made anew with its fact, and counted once', () => {
  const { desk, calls } = writtenDesk();
  looking(desk.file, makeOld);
  const db = openForWriting(desk.file);
  beginRenewal(db, 10).goOn(0);
  db.close();
  const late = fact(calls[4] ?? newCall(), morning + dayMs, { kind: 'essence-noted', essence: 'found at once' });
  // The next start goes on where this one stops.
  desk.writing().append([append(late)]);
  const reader = desk.reading();
  expect(reader.list(searched('found at')).entries.map(({ callId }) => callId)).toEqual([calls[4]]);
  const again = openForWriting(desk.file);
  const renewal = beginRenewal(again, 10);
  while (renewal.goOn(0));
  again.close();
  expect(reader.list(searched('')).entries).toHaveLength(30);
  expect(reader.choices().classes).toEqual([{ class: 'client', calls: 30 }]);
  const rules = looking(desk.file, (one) => one.prepare('SELECT DISTINCT rules FROM call').pluck().all());
  expect(rules).toEqual([projectionVersion]);
});
