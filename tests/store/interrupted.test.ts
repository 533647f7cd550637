import { expect, test } from 'vitest';
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
} from './journalDesk.ts';

const stopped = { by: 'portico', status: null, q850: null, code: 'stopped' };

test('calls left alive are closed at the desk’s last sign of life: talked as interrupted, unanswered as missed', async () => {
  const desk = newDesk();
  // It is never closed before the next one opens: that is what a killed process leaves.
  const killed = desk.writing();
  const [talking, ringing, over] = [newCall(), newCall(), newCall()];
  killed.append([
    append(fact(talking, morning, invited('214')), fact(talking, morning + 3_000, { kind: 'answered' })),
    append(fact(over, morning, invited('216')), fact(over, morning + 4_000, gaveUp)),
    append(fact(ringing, morning + 10_000, invited('215'))),
  ]);
  killed.sign(morning + 60_000);
  const journal = await desk.opened();
  expect(
    (await journal.list(everything)).entries.map(({ callId, endedAt, waitMs, talkMs, outcome, cause }) => ({
      callId,
      endedAt,
      waitMs,
      talkMs,
      outcome,
      cause,
    })),
  ).toEqual([
    { callId: ringing, endedAt: morning + 60_000, waitMs: 50_000, talkMs: 0, outcome: 'missed', cause: stopped },
    {
      callId: over,
      endedAt: morning + 4_000,
      waitMs: 4_000,
      talkMs: 0,
      outcome: 'missed',
      cause: { by: 'caller', status: 487, q850: null, code: 'gave-up' },
    },
    {
      callId: talking,
      endedAt: morning + 60_000,
      waitMs: 3_000,
      talkMs: 57_000,
      outcome: 'interrupted',
      cause: stopped,
    },
  ]);
  const page = await journal.call(talking);
  expect(page?.course.at(-1)).toEqual({
    at: morning + 60_000,
    body: { kind: 'ended', outcome: 'interrupted', cause: stopped },
  });
});

test('without a sign the last fact of any call is the last sign of life', async () => {
  const desk = newDesk();
  const [talking, other] = [newCall(), newCall()];
  desk
    .writing()
    .append([
      append(fact(talking, morning, invited('214')), fact(talking, morning + 3_000, { kind: 'answered' })),
      append(fact(other, morning + 40_000, invited('215')), fact(other, morning + 44_000, { kind: 'answered' })),
      append(fact(other, morning + 45_000, hungUp)),
    ]);
  const journal = await desk.opened();
  expect((await journal.list(everything)).entries.map((entry) => entry.endedAt)).toEqual([
    morning + 45_000,
    morning + 45_000,
  ]);
});

test('a desk that signs through its thread does so at most every few seconds, and only while a call is alive', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const signed = () => looking(desk.file, (db) => db.prepare('SELECT signed_at FROM journal_state').pluck().get());
  const call = newCall();
  journal.sign(morning - 10_000);
  await journal.append([fact(call, morning, invited('214'))]);
  expect(signed()).toBe(0);
  for (const at of [morning, morning + 1_000, morning + 4_999]) journal.sign(at);
  await journal.append([fact(call, morning + 5_000, { kind: 'rang' })]);
  expect(signed()).toBe(morning);
  journal.sign(morning + 5_001);
  await journal.append([fact(call, morning + 9_000, gaveUp)]);
  expect(signed()).toBe(morning + 5_001);
});

test('closing what was interrupted is done once', async () => {
  const desk = newDesk();
  desk.writing().append([append(fact(newCall(), morning, invited('214')))]);
  await (await desk.opened()).close();
  await (await desk.opened()).close();
  expect(looking(desk.file, (db) => db.prepare('SELECT count(*) FROM call_event').pluck().get())).toBe(2);
});
