import { expect, test } from 'vitest';
import type { JournalHealth } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { WriteFailure } from '#core/journal/store.ts';
import { callId } from '#core/support/ids.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createJournalKeeper } from '../../../electron/services/journal/keeper.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';

function note(essence: string, id = 'a'): CallFact {
  return { callId: callId(id), at: 1, body: { kind: 'essence-noted', essence } };
}

function desk(answers: Result<null, WriteFailure>[]) {
  const clock = fakeClock();
  const batches: string[][] = [];
  const healths: JournalHealth[] = [];
  const keeper = createJournalKeeper({
    store: {
      append: (facts) => {
        batches.push(facts.map(({ body }) => (body.kind === 'essence-noted' ? body.essence : body.kind)));
        return Promise.resolve(answers.shift() ?? ok(null));
      },
    },
    timers: clock,
    log: silentLog,
    onHealth: (health) => healths.push(health),
    onWritten: () => undefined,
  });
  return { keeper, clock, batches, healths };
}

test('facts that come while one is being written go to the disk together, in order', async () => {
  const { keeper, batches } = desk([]);
  const all = [keeper.keep([note('one')]), keeper.keep([note('two')]), keeper.keep([note('three')])];
  expect(await Promise.all(all)).toEqual([true, true, true]);
  expect(batches).toEqual([['one'], ['two', 'three']]);
});

test('a full disk loses nothing: the desk is told, and all is written in order when there is room', async () => {
  const { keeper, clock, batches, healths } = desk([failed('disk-full'), failed('disk-full')]);
  expect(await keeper.keep([note('one')])).toBe(false);
  expect(await keeper.keep([note('two')])).toBe(false);
  expect(keeper.health()).toEqual({ state: 'disk-full', waiting: 2 });
  clock.pass(2_000);
  await settled();
  clock.pass(2_000);
  await settled();
  expect(batches).toEqual([['one'], ['one', 'two'], ['one', 'two']]);
  expect(healths).toEqual([
    { state: 'disk-full', waiting: 1 },
    { state: 'disk-full', waiting: 2 },
    { state: 'written', waiting: 0 },
  ]);
});

test('closing the desk tries once more and leaves no timer behind', async () => {
  const { keeper, clock, batches } = desk([failed('read-only')]);
  await keeper.keep([note('one')]);
  await keeper.close();
  expect(batches).toEqual([['one'], ['one']]);
  expect(clock.pending()).toBe(0);
});

test('a call whose facts alone are refused holds no other call back, keeps its order and is tried again', async () => {
  const { keeper, clock, batches } = desk([
    ok(null),
    failed('not-writable'),
    failed('not-writable'),
    ok(null),
    ok(null),
  ]);
  const first = keeper.keep([note('first')]);
  const stuck = keeper.keep([note('poison', 'stuck')]);
  const free = keeper.keep([note('free', 'free')]);
  expect(await Promise.all([first, stuck, free])).toEqual([true, false, true]);
  expect(keeper.health()).toEqual({ state: 'not-writable', waiting: 1 });
  expect(await keeper.keep([note('after the poison', 'stuck')])).toBe(false);
  clock.pass(30_000);
  await settled();
  expect(batches).toEqual([['first'], ['poison', 'free'], ['poison'], ['free'], ['poison', 'after the poison']]);
  expect(keeper.health()).toEqual({ state: 'written', waiting: 0 });
});

test('a desk that goes on without a disk for a week does not end for want of memory, and says what is in no journal', async () => {
  const { keeper, clock } = desk(Array.from({ length: 3 }, () => failed('disk-full')));
  await keeper.keep([note('first')]);
  const many = Array.from({ length: 50_000 }, (_, nth) => ({ ...note(String(nth)), at: 7 }));
  expect(await keeper.keep(many)).toBe(false);
  expect(keeper.health()).toEqual({ state: 'disk-full', waiting: 50_000, dropped: { facts: 1, since: 7 } });
  // As soon as there is room, what waits is written and new facts are kept again.
  for (let turn = 0; turn < 4; turn += 1) {
    clock.pass(2_000);
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    for (let written = 0; written < 60; written += 1) await settled();
  }
  expect(keeper.health()).toEqual({ state: 'written', waiting: 0 });
  expect(await keeper.keep([note('last')])).toBe(true);
});

test('while a card is made for a caller nothing is begun to be written; then all of it goes to the disk together', async () => {
  const { keeper, clock, batches } = desk([]);
  keeper.rest();
  const all = [keeper.keep([note('one')]), keeper.keep([note('two')])];
  await settled();
  expect(batches).toEqual([]);
  clock.pass(20);
  // In a storm of calls no fact waits longer for it.
  keeper.rest();
  clock.pass(10);
  expect(await Promise.all(all)).toEqual([true, true]);
  expect(batches).toEqual([['one', 'two']]);
});

test('closing the desk while somebody rings writes at once', async () => {
  const { keeper, clock, batches } = desk([]);
  keeper.rest();
  void keeper.keep([note('one')]);
  await keeper.close();
  expect(batches).toEqual([['one']]);
  expect(clock.pending()).toBe(0);
});
