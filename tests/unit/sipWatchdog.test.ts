import { expect, test } from 'vitest';
import { normalPace } from '../../electron/adapters/sip/pace.ts';
import { createWatchdog } from '../../electron/adapters/sip/watchdog.ts';
import { fakeClock } from '../fakes/clock.ts';

/** A link with the product's own patience; answers until `freeze`. */
function link() {
  const clock = fakeClock();
  let frozen = false;
  let silentAt: number | null = null;
  const watchdog = createWatchdog({
    timers: clock,
    ...normalPace,
    ping: () => {
      if (!frozen) watchdog.heard();
    },
    onSilent: () => {
      silentAt = clock.now();
    },
  });
  watchdog.start();
  return {
    clock,
    watchdog,
    freeze: () => {
      frozen = true;
    },
    silentAt: () => silentAt,
  };
}

test('a half-open link is seen dead within ten seconds, whenever it went dead between two pings', () => {
  const took = Array.from({ length: 61 }, (_, phase) => {
    const { clock, freeze, silentAt } = link();
    clock.pass(30_000 + phase * 50);
    const frozenAt = clock.now();
    freeze();
    clock.pass(20_000);
    return (silentAt() ?? Infinity) - frozenAt;
  });
  expect(Math.max(...took)).toBe(9_000);
});

test('tested after a sleep, a dead link is seen within two seconds, and a live one stays', () => {
  const dead = link();
  dead.clock.pass(30_000);
  dead.freeze();
  const asked = dead.clock.now();
  dead.watchdog.test();
  dead.clock.pass(20_000);
  expect((dead.silentAt() ?? Infinity) - asked).toBe(2_000);
  const alive = link();
  alive.watchdog.test();
  alive.clock.pass(60_000);
  expect(alive.silentAt()).toBe(null);
});
