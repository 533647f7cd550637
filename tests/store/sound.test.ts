import { expect, test } from 'vitest';
import { ok } from '#core/support/result.ts';
import { everything, fact, hungUp, invited, morning, newCall, newDesk, plainSound } from './journalDesk.ts';

test('what was measured of a call is on its page, whole, and changes nothing of its line', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const call = newCall();
  await journal.append([fact(call, morning, invited('214'))]);
  await journal.append([fact(call, morning + 1_000, { kind: 'answered' })]);
  const measured = { kind: 'sound-measured', sound: plainSound } as const;
  expect(await journal.append([fact(call, morning + 61_000, measured), fact(call, morning + 61_000, hungUp)])).toEqual(
    ok(null),
  );
  expect((await journal.call(call))?.course.slice(-2)).toEqual([
    { at: morning + 61_000, body: measured },
    { at: morning + 61_000, body: hungUp },
  ]);
  expect((await journal.list(everything)).entries).toEqual([
    expect.objectContaining({ callId: call, talkMs: 60_000, outcome: 'answered' }),
  ]);
});
