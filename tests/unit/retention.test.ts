import { expect, test } from 'vitest';
import type { EraseOrder, OverdueQuery } from '#core/privacy/eraseOrder.ts';
import { type Retention, keepAll } from '#core/privacy/retention.ts';
import { ok } from '#core/support/result.ts';
import { createRetentionRun } from '../../electron/services/privacy/retention.ts';
import { fakeClock, silentLog } from '../fakes/clock.ts';

const portionOf = 20;
const callId = (nth: number): string => `call-${nth}`;

/** A journal of a hundred calls whose time is over; `onErase` hears of each commit. */
function journal(onErase: (erased: number) => void = () => undefined) {
  const left = new Set(Array.from({ length: 100 }, (_, nth) => nth + 1));
  const looked: number[] = [];
  let scrubbed = 0;
  return {
    left,
    looked,
    scrubbed: () => scrubbed,
    store: {
      overdue: ({ after }: OverdueQuery) => {
        looked.push(after);
        const upTo = after + portionOf;
        const calls = [...left].filter((nth) => nth > after && nth <= upTo);
        return Promise.resolve({ callIds: calls.map(callId), upTo: upTo >= 100 ? null : upTo });
      },
      erase: ({ callIds }: EraseOrder) => {
        for (const one of callIds) left.delete(Number(one.slice('call-'.length)));
        onErase(100 - left.size);
        return Promise.resolve(ok(callIds.length));
      },
      scrub: () => {
        scrubbed += 1;
        return Promise.resolve(ok(true));
      },
      findPerson: () => Promise.resolve(null),
    },
  };
}

function running(kept: ReturnType<typeof journal>) {
  const desk = { isQuiet: true, heard: 0 };
  const rules: { retention: Retention } = { retention: { ...keepAll, byClass: { client: 30 } } };
  const clock = fakeClock();
  const run = createRetentionRun({
    clock,
    timers: clock,
    log: silentLog,
    store: kept.store,
    retention: () => rules.retention,
    isQuiet: () => desk.isQuiet,
    rest: () => Promise.resolve(true),
    onErased: () => {
      desk.heard += 1;
    },
  });
  return { desk, run, clock };
}

test('a caller who rings cuts the forgetting short, and the next quiet minute goes on where it was', async () => {
  const kept = journal((erased) => {
    if (erased === 50) desk.isQuiet = false;
  });
  const { desk, run, clock } = running(kept);
  await run.look(true);
  // The caller's card comes before what is told of it.
  expect([kept.left.size, kept.looked, run.last(), desk.heard]).toEqual([50, [0, 20, 40], null, 0]);
  clock.pass(250);
  expect(desk.heard).toBe(1);
  desk.isQuiet = true;
  await run.look(true);
  expect([kept.left.size, kept.looked.slice(3), run.last()?.calls, kept.scrubbed()]).toEqual([0, [40, 60, 80], 100, 1]);
  await run.look(true);
  expect(kept.looked).toHaveLength(6);
});

test('rules that are changed meanwhile are followed from the first call on', async () => {
  const kept = journal((erased) => {
    if (erased === 50) run.changed();
  });
  const { run } = running(kept);
  await run.look(true);
  expect(kept.left.size).toBe(50);
  await run.look(true);
  expect([kept.left.size, kept.looked.slice(3)]).toEqual([0, [0, 20, 40, 60, 80]]);
});

test('what is left to look through is forgotten with the search index too, when only that was cut short', async () => {
  const kept = journal((erased) => {
    if (erased === 100) desk.isQuiet = false;
  });
  const { desk, run } = running(kept);
  await run.look(true);
  expect([kept.left.size, kept.scrubbed()]).toEqual([0, 0]);
  desk.isQuiet = true;
  await run.look(true);
  expect([kept.scrubbed(), run.last()?.calls]).toEqual([1, 100]);
});

test('how many calls some rules would take is counted without taking any', async () => {
  const kept = journal();
  const { run } = running(kept);
  expect(await run.count({ ...keepAll, byClass: { client: 30 } })).toBe(100);
  expect(await run.count(keepAll)).toBe(0);
  expect(kept.left.size).toBe(100);
});
