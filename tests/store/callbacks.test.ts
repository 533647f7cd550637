import { expect, test } from 'vitest';
import type { FactBody } from '#core/journal/fact.ts';
import { cardOf } from '../fakes/card.ts';
import {
  append,
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
  searched,
} from './journalDesk.ts';

const due: FactBody = { kind: 'callback-due', dueAt: morning + 1_800_000 };
const answered: FactBody = { kind: 'answered' };
const notReached: FactBody = {
  kind: 'ended',
  outcome: 'not-reached',
  cause: { by: 'caller', status: 486, q850: null, code: 'busy' },
};

test('a missed call is to be called back until it is closed, and knows who, by when and how often tried', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const [missed, other] = [newCall(), newCall()];
  await journal.append([
    fact(missed, morning, invited('+493023125148', 'M. Brandt')),
    fact(missed, morning, { kind: 'recognised', card: cardOf('client') }),
    fact(missed, morning + 14_000, gaveUp),
    fact(missed, morning + 14_000, due),
    fact(other, morning + 20_000, invited('214')),
    fact(other, morning + 30_000, gaveUp),
    fact(other, morning + 30_000, due),
  ]);
  await journal.append([fact(missed, morning + 60_000, { kind: 'callback-tried', callId: 'x' })]);
  const brandt = {
    callId: missed,
    number: '+493023125148',
    numberShown: '+493023125148',
    name: 'Marta Brandt',
    company: 'Nordwind Logistik GmbH',
    class: 'client',
    dialled: '+380442370000',
    line: null,
    missedAt: morning + 14_000,
    dueAt: morning + 1_800_000,
    attempts: 1,
    triedAt: morning + 60_000,
    promised: false,
    talked: null,
  };
  expect((await journal.openCallbacks(0))?.map((call) => call.callId)).toEqual([missed, other]);
  expect((await journal.openCallbacks(0))?.[0]).toEqual(brandt);
  await journal.append([fact(missed, morning + 90_000, { kind: 'callback-closed', why: 'not-needed', callId: null })]);
  expect((await journal.openCallbacks(0))?.map((call) => call.callId)).toEqual([other]);
  expect((await journal.list(everything)).entries.map(({ callback }) => callback)).toEqual(['open', 'closed']);
});

test('a missed call of which nothing was noted is told too, when it is not too long ago', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const [recent, long, hidden, out, refused] = [newCall(), newCall(), newCall(), newCall(), newCall()];
  const declined: FactBody = { ...hungUp, outcome: 'declined' };
  writer.append([
    append(fact(long, morning - 90_000_000, invited('214')), fact(long, morning - 90_000_000, gaveUp)),
    append(fact(recent, morning, invited('215')), fact(recent, morning + 9_000, gaveUp)),
    append(fact(hidden, morning, invited('')), fact(hidden, morning + 9_000, gaveUp)),
    append(fact(out, morning, dialled('216')), fact(out, morning + 9_000, notReached)),
    append(fact(refused, morning, invited('217')), fact(refused, morning + 9_000, declined)),
  ]);
  const reader = desk.reading();
  expect(reader.openCallbacks(morning - 1).map(({ callId, dueAt }) => [callId, dueAt])).toEqual([[recent, null]]);
  expect(reader.openCallbacks(0).map(({ callId }) => callId)).toEqual([long, recent]);
});

test('whoever was talked to after the missed call is told with it, in whichever direction', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const [before, missed, vain, reached, again] = [newCall(), newCall(), newCall(), newCall(), newCall()];
  writer.append([
    append(
      fact(before, morning - 60_000, invited('214')),
      fact(before, morning - 50_000, answered),
      fact(before, morning - 40_000, hungUp),
    ),
    append(fact(missed, morning, invited('214')), fact(missed, morning + 9_000, gaveUp), fact(missed, morning, due)),
    append(fact(vain, morning + 20_000, dialled('214')), fact(vain, morning + 30_000, notReached)),
  ]);
  const reader = desk.reading();
  expect(reader.openCallbacks(0).map(({ callId, talked }) => [callId, talked])).toEqual([[missed, null]]);
  writer.append([
    append(
      fact(reached, morning + 40_000, dialled('214')),
      fact(reached, morning + 45_000, answered),
      fact(reached, morning + 90_000, hungUp),
    ),
    append(
      fact(again, morning + 95_000, invited('214')),
      fact(again, morning + 96_000, answered),
      fact(again, morning + 99_000, hungUp),
    ),
  ]);
  expect(reader.openCallbacks(0).map(({ talked }) => talked)).toEqual([{ callId: reached, direction: 'out' }]);
});

test('open callbacks are found without reading the journal through', () => {
  const desk = newDesk();
  desk.writing();
  const plans = looking(desk.file, (db) =>
    [
      "SELECT id FROM call WHERE callback = 'open'",
      `SELECT id FROM call WHERE callback IS NULL AND outcome = 'missed' AND direction = 'in' AND number <> ''
         AND ended_at > 1`,
    ].map((sql) =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail),
    ),
  );
  expect(
    plans.flat().filter((detail) => !/USING (?:COVERING )?INDEX call_(?:to_call_back|without_callback)/.test(detail)),
  ).toEqual([]);
});

test('the day counts the calls that came: one that the desk dialled neither adds nor spoils the mean', async () => {
  const journal = await newDesk().opened();
  const [came, lost, out] = [newCall(), newCall(), newCall()];
  await journal.append([
    fact(came, morning, invited('214')),
    fact(came, morning + 4_000, answered),
    fact(came, morning + 9_000, hungUp),
    fact(lost, morning, invited('215')),
    fact(lost, morning + 14_000, gaveUp),
    fact(out, morning, dialled('216')),
    fact(out, morning + 40_000, answered),
    fact(out, morning + 90_000, hungUp),
  ]);
  expect(await journal.day('2026-09-02')).toEqual({ day: '2026-09-02', calls: 2, missed: 1, meanAnswerMs: 4_000 });
});

test('a call is found by whom it went to, and the history of a number has both directions', async () => {
  const journal = await newDesk().opened();
  const [came, out] = [newCall(), newCall()];
  const olena = { employeeId: 'olena', name: 'Ólena Kovalenko', number: '210' };
  await journal.append([
    fact(came, morning, invited('+493023125148')),
    fact(came, morning + 4_000, answered),
    fact(came, morning + 9_000, { kind: 'transfer-ended', how: 'assisted', target: olena, result: 'taken' }),
    fact(came, morning + 9_000, hungUp),
    fact(out, morning + 60_000, dialled('+493023125148')),
    fact(out, morning + 70_000, notReached),
  ]);
  const found = await journal.list(searched('olena kov'));
  expect(
    found.entries.map(({ callId, transferredTo, transferResult }) => [callId, transferredTo, transferResult]),
  ).toEqual([[came, 'Ólena Kovalenko', 'taken']]);
  const history = await journal.history('+493023125148');
  expect([history.count, history.earlier.map(({ callId, outcome }) => [callId, outcome])]).toEqual([
    2,
    [
      [out, 'not-reached'],
      [came, 'answered'],
    ],
  ]);
});

test('a call that came on one of several lines says so in its line of the journal, and to whom calls back', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const [missed, other] = [newCall(), newCall()];
  const clinic = { lineId: 'clinic', name: 'Клініка' };
  await journal.append([
    fact(missed, morning, { ...invited('+493023125148'), line: clinic }),
    fact(missed, morning + 14_000, gaveUp),
    fact(missed, morning + 14_000, due),
    fact(other, morning + 20_000, invited('214')),
  ]);
  expect((await journal.list(everything)).entries.map(({ line }) => line)).toEqual([null, clinic]);
  expect((await journal.openCallbacks(0))?.map(({ line }) => line)).toEqual([clinic]);
});
