import { expect, test } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import { fact, gaveUp, invited, morning, newCall, newDesk } from './journalDesk.ts';

test('a newer count of the same page makes its older one worthless, and no other page’s', async () => {
  const desk = newDesk();
  const journal = await desk.opened();
  const calls = Array.from({ length: 3 }, newCall);
  await journal.append(calls.map((call) => fact(call, morning, invited('214', 'Ada'))));
  await journal.append([fact(calls[0] ?? newCall(), morning + 1, gaveUp)]);
  const count = (text: string, page: string) => journal.count({ text }, page);
  const counted = (of: number, missed: number) => ok({ calls: of, missed, partial: false });
  expect(await Promise.all([count('a', 'one'), count('ad', 'one'), count('zzz', 'two'), count('ada', 'one')])).toEqual([
    failed('superseded'),
    failed('superseded'),
    counted(0, 0),
    counted(3, 1),
  ]);
  const groups = await journal.groups({ filter: {}, by: 'week', firstDay: 1 }, 'one');
  expect(groups).toMatchObject(ok({ groups: [{ calls: 3, missed: 1 }], calls: 3, missed: 1 }));
  const filter = { outcomes: ['missed' as const] };
  const portion = await journal.portion({ filter, from: { kind: 'newest' }, limit: 2_000 });
  expect(portion.entries.map(({ callId }) => callId)).toEqual([calls[0]]);
});
