import type { Clock, Timers } from '#core/support/ports.ts';

/** A clock that stands until it is moved; timers fire in order while it moves. */
export interface FakeClock extends Clock, Timers {
  readonly pass: (ms: number) => void;
  readonly pending: () => number;
}

export function fakeClock(start = 1_763_712_000_000, zone = 'Europe/Kyiv'): FakeClock {
  let now = start;
  let timers: { readonly due: number; readonly act: () => void }[] = [];
  return {
    now: () => now,
    zone: () => zone,
    after: (ms, act) => {
      const timer = { due: now + ms, act };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > until) break;
        now = Math.max(now, next.due);
        timers = timers.filter((other) => other !== next);
        next.act();
      }
      now = until;
    },
    pending: () => timers.length,
  };
}

export const silentLog = { info: () => undefined, warn: () => undefined };

/** Lets promises that are already settled run their continuations. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
}
