import { expect, test } from 'vitest';
import type { Deviation } from '#core/deviations/deviation.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { cardOf } from '../fakes/card.ts';
import {
  dialled,
  everything,
  fact,
  gaveUp,
  hungUp,
  invited,
  looking,
  morning,
  newCall,
  newDesk,
  append,
} from './journalDesk.ts';

const answered: FactBody = { kind: 'answered' };
const recognised: FactBody = { kind: 'recognised', card: cardOf('client') };
const olena = { employeeId: 'olena', name: 'Olena', number: '201' };
const otherTarget: Extract<Deviation, { kind: 'other-target' }> = {
  kind: 'other-target',
  expected: { employeeId: 'petro', name: 'Petro' },
  actual: { employeeId: 'olena', name: 'Olena' },
};

test('a promised answer stands among the callbacks with its due time, until the person is talked to in another call', async () => {
  const journal = await newDesk().opened();
  const [call, back] = [newCall(), newCall()];
  await journal.append([
    fact(call, morning, invited('+493023125148', 'M. Brandt')),
    fact(call, morning, recognised),
    fact(call, morning + 4_000, answered),
    fact(call, morning + 9_000, { kind: 'promise-given', dueAt: morning + 3_600_000 }),
    fact(call, morning + 10_000, { kind: 'promise-given', dueAt: morning + 7_200_000 }),
    fact(call, morning + 30_000, hungUp),
  ]);
  expect(
    (await journal.openCallbacks(0))?.map(({ callId, promised, dueAt, talked }) => [callId, promised, dueAt, talked]),
  ).toEqual([[call, true, morning + 7_200_000, null]]);
  expect((await journal.list(everything)).entries[0]).toMatchObject({ outcome: 'answered', callback: 'open' });
  await journal.append([
    fact(back, morning + 60_000, dialled('+493023125148')),
    fact(back, morning + 65_000, answered),
    fact(back, morning + 90_000, hungUp),
  ]);
  expect((await journal.openCallbacks(0))?.map(({ talked }) => talked)).toEqual([{ callId: back, direction: 'out' }]);
});

test('who withholds the number is promised nothing that could be kept here, and the fact is in the journal', async () => {
  const journal = await newDesk().opened();
  const call = newCall();
  await journal.append([
    fact(call, morning, invited('')),
    fact(call, morning + 4_000, answered),
    fact(call, morning + 9_000, { kind: 'promise-given', dueAt: morning + 3_600_000 }),
    fact(call, morning + 30_000, hungUp),
  ]);
  expect(await journal.openCallbacks(0)).toEqual([]);
  const page = await journal.call(call);
  expect(page?.course.some(({ body }) => body.kind === 'promise-given')).toBe(true);
});

test('urgency and deviations are counted with the call, and what was done lately is read for proposals', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const [urgent, typed, other, missed, out] = [newCall(), newCall(), newCall(), newCall(), newCall()];
  await journal.append([
    fact(urgent, morning, invited('214')),
    fact(urgent, morning, recognised),
    fact(urgent, morning + 1_000, answered),
    fact(urgent, morning + 2_000, { kind: 'topic-noted', topic: 'contract' }),
    fact(urgent, morning + 3_000, { kind: 'urgency-noted', word: 'complain' }),
    fact(urgent, morning + 5_000, { kind: 'transfer-ended', how: 'assisted', target: olena, result: 'taken' }),
    fact(urgent, morning + 6_000, hungUp),
    fact(urgent, morning + 6_000, { kind: 'deviation-noted', deviation: otherTarget }),
    fact(urgent, morning + 7_000, { kind: 'deviation-noted', deviation: { kind: 'no-promise', minutes: 30 } }),
    fact(typed, morning + 10_000, invited('215')),
    fact(typed, morning + 11_000, answered),
    fact(typed, morning + 12_000, { kind: 'topic-noted', topic: 'Refund' }),
    fact(typed, morning + 12_500, { kind: 'urgency-noted', word: 'lawyer' }),
    fact(typed, morning + 12_700, { kind: 'urgency-noted', word: '' }),
    fact(typed, morning + 13_000, hungUp),
    fact(other, morning + 20_000, invited('216')),
    fact(other, morning + 21_000, answered),
    fact(other, morning + 22_000, hungUp),
    fact(missed, morning + 30_000, invited('217')),
    fact(missed, morning + 50_000, gaveUp),
    fact(missed, morning + 50_000, {
      kind: 'deviation-noted',
      deviation: { kind: 'missed-while-free', freeMs: 20_000 },
    }),
    fact(out, morning + 60_000, dialled('218')),
    fact(out, morning + 61_000, { kind: 'topic-noted', topic: 'Refund' }),
    fact(out, morning + 62_000, hungUp),
  ]);
  expect((await journal.list(everything)).entries.map(({ urgent: word, deviations }) => [word, deviations])).toEqual([
    ['', 0],
    ['', 1],
    ['', 0],
    ['', 0],
    ['complain', 2],
  ]);
  expect(await journal.doneLately('2026-09-02')).toEqual([
    { callId: urgent, at: morning + 6_000, class: 'client', topic: 'contract', handedTo: 'olena', otherTarget },
    { callId: typed, at: morning + 13_000, class: 'unknown', topic: 'Refund', handedTo: '', otherTarget: null },
  ]);
  expect(await journal.doneLately('2026-09-03')).toEqual([]);
});

test('what is projected of playbooks can be rebuilt from the facts alone', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const call = newCall();
  writer.append([
    append(
      fact(call, morning, invited('214')),
      fact(call, morning + 1_000, answered),
      fact(call, morning + 2_000, { kind: 'promise-given', dueAt: morning + 60_000 }),
      fact(call, morning + 3_000, { kind: 'urgency-noted', word: 'complain' }),
      fact(call, morning + 5_000, { kind: 'transfer-ended', how: 'assisted', target: olena, result: 'taken' }),
      fact(call, morning + 6_000, hungUp),
      fact(call, morning + 6_000, { kind: 'deviation-noted', deviation: otherTarget }),
    ),
  ]);
  writer.close();
  const seen = () =>
    looking(desk.file, (db) => [
      db.prepare('SELECT * FROM call').all(),
      db.prepare('SELECT * FROM call_deviation').all(),
    ]);
  const before = seen();
  looking(desk.file, (db) => db.exec('UPDATE journal_state SET projection = 0'));
  desk.writing();
  expect(seen()).toEqual(before);
});

test('what was done lately is found by the days, without reading the journal through', () => {
  const desk = newDesk();
  desk.writing();
  const plan = looking(desk.file, (db) =>
    db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT class FROM call WHERE day >= '2026-09-02' AND direction = 'in' AND ended_at IS NOT NULL
         AND (topic <> '' OR handed_to <> '') ORDER BY day DESC, call.id DESC`,
      )
      .all()
      .map(({ detail }) => detail),
  );
  expect(plan).toEqual(['SEARCH call USING INDEX call_by_day (day>?)']);
});
