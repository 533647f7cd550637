import type { Timers } from '#core/support/ports.ts';

/** The machine's own timers. */
export const systemTimers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
