import { expect, test } from 'vitest';
import type { JournalFilter } from '#core/journal/filter.ts';
import { type JournalOnly, filterOf } from '#core/journal/only.ts';
import type { FactBody } from '#core/journal/fact.ts';
import {
  append,
  dialled as out,
  everything,
  fact,
  gaveUp,
  hungUp,
  invited,
  morning,
  newCall,
  newDesk,
} from './journalDesk.ts';

const main = '+442079460100';
const careers = '+442079460102';
const day = 86_400_000;
const anyDay = { from: '2026-09-01', until: '2026-09-30' };

/** Calls to `main` and `careers` on 2, 3 and 4 September, and one that the desk made. */
function filledDesk() {
  const desk = newDesk();
  const writer = desk.writing();
  const came = (to: string, at: number, ...bodies: readonly FactBody[]): string => {
    const call = newCall();
    const first = { ...invited('+380675550914', 'Marta'), dialled: to };
    writer.append([
      append(fact(call, at, first), ...bodies.map((body, nth) => fact(call, at + 1_000 * (nth + 1), body))),
    ]);
    return call;
  };
  const calls = [
    came(main, morning, { kind: 'answered' }, hungUp),
    came(careers, morning + 60_000, gaveUp),
    came(main, morning + day, gaveUp),
    came('', morning + day + 1, { kind: 'answered' }, hungUp),
    came(main, morning + 2 * day),
  ];
  const call = newCall();
  writer.append([append(fact(call, morning, { ...out('+380675550914'), dialled: main } as FactBody))]);
  return { reader: desk.reading(), calls };
}

test('calls are counted by the number that was dialled, within whole days, without those the desk made', () => {
  const { reader } = filledDesk();
  expect(reader.dialled(anyDay)).toEqual([
    { dialled: main, calls: 3, answered: 1, missed: 1, lastAt: morning + 2 * day },
    { dialled: '', calls: 1, answered: 1, missed: 0, lastAt: morning + day + 1 },
    { dialled: careers, calls: 1, answered: 0, missed: 1, lastAt: morning + 60_000 },
  ]);
  expect(
    reader.dialled({ from: '2026-09-02', until: '2026-09-02' }).map(({ dialled, calls }) => [dialled, calls]),
  ).toEqual([
    [main, 1],
    [careers, 1],
  ]);
  expect(reader.dialled({ from: '2026-10-01', until: '2026-10-31' })).toEqual([]);
});

test('every figure opens just the calls behind it, newest first and page by page', () => {
  const { reader, calls } = filledDesk();
  const idsOf = (only: Partial<JournalOnly>, more: object = {}) =>
    reader
      .list({ ...everything, filter: filterOf({ dialled: [main], ...anyDay, outcome: 'any', ...only }), ...more })
      .entries.map(({ callId }) => calls.indexOf(callId));
  expect([
    idsOf({}),
    idsOf({ outcome: 'answered' }),
    idsOf({ outcome: 'missed' }),
    idsOf({ dialled: [main, careers, main] }),
    idsOf({ dialled: [''] }),
    idsOf({ from: '2026-09-03', until: '2026-09-03' }),
    idsOf({ dialled: ['+44207946'] }),
  ]).toEqual([[4, 2, 0], [0], [2], [4, 2, 1, 0], [3], [2], []]);
  expect([idsOf({}, { limit: 2 }), idsOf({}, { from: { kind: 'behind', callId: calls[2] }, limit: 2 })]).toEqual([
    [4, 2],
    [0],
  ]);
  const filter = filterOf({ dialled: [main], ...anyDay, outcome: 'any' });
  expect(reader.list({ ...everything, limit: 2, filter }).more).toBe(true);
});

test('a word is looked for among these calls alone, and missed calls likewise', () => {
  const { reader, calls } = filledDesk();
  const only: JournalOnly = { dialled: [main], ...anyDay, outcome: 'any' };
  const idsOf = (more: JournalFilter) =>
    reader
      .list({ ...everything, filter: { ...filterOf(only), ...more } })
      .entries.map(({ callId }) => calls.indexOf(callId));
  expect([
    idsOf({ text: 'marta' }),
    idsOf({ text: 'nobody' }),
    idsOf({ outcomes: ['missed'] }),
    idsOf({ text: 'marta', outcomes: ['missed'] }),
  ]).toEqual([[4, 2, 0], [], [2], [2]]);
});
