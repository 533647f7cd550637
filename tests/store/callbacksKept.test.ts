import { expect, test } from 'vitest';
import type { Callback } from '#core/callbacks/callback.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { createCallbacks } from '../../electron/services/callbacks/callbacks.ts';
import { createJournalKeeper } from '../../electron/services/journal/keeper.ts';
import { fakeClock, silentLog } from '../fakes/clock.ts';
import { append, dialled, fact, gaveUp, hungUp, invited, looking, morning, newCall, newDesk } from './journalDesk.ts';

/** Callbacks, keeper and journal as the backend joins them. */
function openedOn(store: JournalStore) {
  const clock = fakeClock(morning);
  let told: (list: readonly Callback[]) => void = () => undefined;
  const keeper = createJournalKeeper({
    store,
    timers: clock,
    log: silentLog,
    onHealth: () => undefined,
    onWritten: () => callbacks.onWritten(),
  });
  const callbacks = createCallbacks({
    clock,
    log: silentLog,
    store,
    keep: keeper.keep,
    rules: () => ({ callbackMinutes: 30 }),
    hoursOn: () => ({ week: [], holidays: [] }),
    onChanged: () => told(callbacks.list()),
  });
  return {
    callbacks,
    keeper,
    /** The next list that is told. */
    nextList: () =>
      new Promise<readonly Callback[]>((resolve) => {
        told = resolve;
      }),
  };
}

test('the end of a missed call and its callback are one commit, and both are there after a restart', async () => {
  const desk = newDesk();
  const store = await desk.opened();
  const batches: (readonly CallFact[])[] = [];
  const watched: JournalStore = {
    ...store,
    append: (facts) => {
      batches.push(facts);
      return store.append(facts);
    },
  };
  const first = openedOn(watched);
  const missed = newCall();
  await first.callbacks.keep([fact(missed, morning, invited('+493023125148', 'M. Brandt'))]);
  await first.callbacks.keep([fact(missed, morning + 14_000, gaveUp)]);
  expect(batches.map((facts) => facts.map(({ body }) => body.kind))).toEqual([['invited'], ['ended', 'callback-due']]);
  const owed = first.callbacks.list();
  expect(owed).toMatchObject([{ callbackId: missed, name: 'M. Brandt', dueAt: morning + 1_814_000 }]);
  await first.keeper.close();
  await store.close();

  const second = openedOn(await desk.opened());
  expect(await second.nextList()).toEqual(owed);
  const out = newCall();
  await second.callbacks.keep([fact(out, morning + 60_000, dialled('+493023125148'))]);
  await second.callbacks.keep([fact(out, morning + 65_000, { kind: 'answered' })]);
  await second.callbacks.keep([fact(out, morning + 90_000, hungUp)]);
  await second.keeper.close();
  const { course } = desk.reading().call(missed) ?? { course: [] };
  expect(course.map(({ body }) => body.kind)).toEqual(['invited', 'ended', 'callback-due', 'callback-closed']);
  expect(course.at(-1)?.body).toEqual({ kind: 'callback-closed', why: 'reached', callId: out });
});

test('a call that was ringing when Portico was killed is to be called back, noted once', async () => {
  const desk = newDesk();
  const ringing = newCall();
  desk.writing().append([append(fact(ringing, morning - 60_000, invited('214', 'Ada')))]);
  const store = await desk.opened();
  const opened = openedOn(store);
  expect(await opened.nextList()).toMatchObject([{ callbackId: ringing, name: 'Ada', missedAt: morning - 60_000 }]);
  await opened.keeper.close();
  await store.close();
  const again = openedOn(await desk.opened());
  expect(await again.nextList()).toMatchObject([{ callbackId: ringing, dueAt: morning + 1_740_000 }]);
  await again.keeper.close();
  expect(
    looking(desk.file, (db) => db.prepare("SELECT count(*) FROM call_event WHERE kind = 'callback-due'").pluck().get()),
  ).toBe(1);
});
