import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ok } from '#core/support/result.ts';
import { openForWriting } from '../../electron/adapters/sqlite/connection.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { append, fact, gaveUp, invited, looking, morning, newCall, newDesk, zone } from './journalDesk.ts';

const calls = [newCall(), newCall()] as const;
const twoCalls = [
  append(fact(calls[0], morning, invited('+380675550914', 'Olena Koval')), fact(calls[0], morning + 9_000, gaveUp)),
  append(fact(calls[1], morning + 1_000, invited('214')), fact(calls[1], morning + 5_000, { kind: 'rang' })),
];

test('every commit of the writer is synced to the disk, and erased rows are overwritten', () => {
  const desk = newDesk();
  desk.writing().close();
  const db = openForWriting(desk.file);
  const pragmas = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'temp_store'];
  const read = pragmas.map((name) => db.pragma(name, { simple: true }));
  db.close();
  expect(Object.fromEntries(pragmas.map((name, index) => [name, read[index]]))).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    secure_delete: 1,
    foreign_keys: 1,
    temp_store: 2,
  });
});

test('the truth keeps each fact with its desk, zone and a chain that verifies', () => {
  const desk = newDesk();
  expect(desk.writing().append(twoCalls)).toEqual([ok(null), ok(null)]);
  const events = looking(desk.file, (db) =>
    db
      .prepare(
        `SELECT seq, call_id, desk_id, zone, at, kind, payload, length(salt) AS salt, hex(substr(event_id, 7, 1)) AS version
         FROM call_event JOIN known_call ON known_call.id = call JOIN origin ON origin.id = origin ORDER BY seq`,
      )
      .all(),
  );
  const facts = twoCalls.flatMap((each) => each.facts);
  expect(events).toEqual(
    facts.map(({ callId, at, kind, payload }, index) => ({
      seq: index + 1,
      call_id: callId,
      desk_id: 'front',
      zone,
      at,
      kind,
      payload,
      salt: 16,
      version: expect.stringMatching(/^7/),
    })),
  );
  expect(looking(desk.file, verifyChain)).toEqual({ events: 4, erased: 0, brokenAt: null });
});

test('the chain goes on over a restart', () => {
  const desk = newDesk();
  const first = desk.writing();
  first.append(twoCalls);
  first.close();
  const again = desk.writing();
  again.append([append(fact(calls[0], morning + 10_000, { kind: 'essence-noted', essence: 'will write' }))]);
  // The fifth closes the second call, which was alive when the desk stopped.
  expect(looking(desk.file, verifyChain)).toEqual({ events: 6, erased: 0, brokenAt: null });
});

const forbidden = [
  "UPDATE call_event SET payload = '{}' WHERE seq = 2",
  'UPDATE call_event SET at = at + 1 WHERE seq = 2',
  'UPDATE call_event SET payload = NULL, salt = NULL, at = 0 WHERE seq = 2',
  'DELETE FROM call_event WHERE seq = 4',
  'INSERT OR REPLACE INTO call_event SELECT * FROM call_event WHERE seq = 2',
  `INSERT INTO call_event SELECT 9, event_id, call, origin, at, kind, payload, salt, value_hash, chain_hash
   FROM call_event WHERE seq = 2`,
  "UPDATE known_call SET call_id = 'x'",
  'DELETE FROM known_call',
  "UPDATE origin SET zone = 'UTC'",
  'DELETE FROM origin',
];
test.each(forbidden)('nobody changes what was written: %s', (sql) => {
  const desk = newDesk();
  desk.writing().append(twoCalls);
  looking(desk.file, (db) => expect(() => db.exec(sql)).toThrow('append-only'));
  expect(looking(desk.file, verifyChain)).toEqual({ events: 4, erased: 0, brokenAt: null });
});

test('erasing a person drops salt and value, and the chain still verifies', () => {
  const desk = newDesk();
  desk.writing().append(twoCalls);
  looking(desk.file, (db) => db.exec('UPDATE call_event SET payload = NULL, salt = NULL WHERE seq = 1'));
  expect(looking(desk.file, verifyChain)).toEqual({ events: 4, erased: 1, brokenAt: null });
});

const tampered = {
  'a changed word': `UPDATE call_event SET payload = replace(payload, 'Olena', 'Elena') WHERE seq = 1`,
  'a changed time': 'UPDATE call_event SET at = at + 1 WHERE seq = 1',
  'another zone': `UPDATE origin SET zone = 'UTC'`,
  'a fact moved to another call': 'UPDATE call_event SET call = 2 WHERE seq = 1',
  'a missing fact': 'DELETE FROM call_event WHERE seq = 1',
};
test.each(Object.entries(tampered))('%s is found by the chain even where the triggers were taken away', (_, sql) => {
  const desk = newDesk();
  desk.writing().append(twoCalls);
  const verdict = looking(desk.file, (db) => {
    db.pragma('foreign_keys = OFF');
    const triggers = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    return verifyChain(db);
  });
  expect(verdict).toEqual({ events: 0, erased: 0, brokenAt: 1 });
});

test('the schema is the one that was released', async () => {
  const desk = newDesk();
  desk.writing();
  const schema = looking(desk.file, (db) => {
    const own =
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'call_text_%' AND name NOT LIKE 'call_search_%' ORDER BY type, name";
    const version = ['application_id', 'user_version'].map(
      (name) => `PRAGMA ${name} = ${String(db.pragma(name, { simple: true }))}`,
    );
    return [...version, ...db.prepare<[], string>(own).pluck().all()].map((sql) => `${sql};\n`).join('\n');
  });
  await expect(schema).toMatchFileSnapshot('schema.snapshot.sql');
});

test('one append that cannot be written takes no other down', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const unwritable = append(
    fact(calls[0], morning + 2_000, { kind: 'rang' }),
    fact(calls[0], Number.NaN, { kind: 'held', by: 'button' }),
  );
  expect(writer.append([twoCalls[0] ?? append(), unwritable, twoCalls[1] ?? append()])).toEqual([
    ok(null),
    { ok: false, error: 'not-writable', detail: expect.any(String) },
    ok(null),
  ]);
  const kinds = looking(desk.file, (db) =>
    db.prepare<[], string>('SELECT kind FROM call_event ORDER BY seq').pluck().all(),
  );
  expect(kinds).toEqual(['invited', 'ended', 'invited', 'rang']);
  expect(looking(desk.file, verifyChain)).toEqual({ events: 4, erased: 0, brokenAt: null });
});

test('a time zone that nobody knows costs no call', () => {
  const desk = newDesk();
  expect(desk.writing().append([{ ...append(fact(calls[0], morning, invited('214'))), zone: 'Mars/Olympus' }])).toEqual(
    [ok(null)],
  );
  expect(looking(desk.file, (db) => db.prepare('SELECT day FROM call').pluck().get())).toBe('2026-09-02');
});

test('the journal is readable by its owner only', () => {
  const desk = newDesk();
  desk.writing().append(twoCalls);
  const modes = ['', '-wal', '-shm'].map((end) => (statSync(desk.file + end).mode & 0o777).toString(8));
  expect(modes).toEqual(['600', '600', '600']);
  expect(readFileSync(desk.file).toString('latin1', 68, 72)).toBe('Port');
});
