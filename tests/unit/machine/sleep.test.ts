import { expect, test } from 'vitest';
import { followSleep } from '../../../electron/services/machine/sleep.ts';
import { fakeClock } from '../../fakes/clock.ts';

test('a machine that slept is noticed soon after it woke, and a busy one is not taken for it', () => {
  const clock = fakeClock();
  let sleptMs = 0;
  let woken = 0;
  const stop = followSleep({
    clock: { now: () => clock.now() + sleptMs },
    timers: clock,
    onWoken: () => {
      woken += 1;
    },
  });
  clock.pass(60_000);
  sleptMs += 10_000;
  clock.pass(5_000);
  expect(woken).toBe(0);
  sleptMs += 8 * 60 * 60 * 1_000;
  clock.pass(5_000);
  expect(woken).toBe(1);
  clock.pass(60_000);
  expect(woken).toBe(1);
  stop();
  expect(clock.pending()).toBe(0);
});
