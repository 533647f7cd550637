import type { Timers } from '#core/support/ports.ts';

/** Timers that run when the test says so. */
export interface Passing {
  readonly timers: Timers;
  /** Lets the time pass for whoever waits exactly this long. */
  readonly pass: (ms: number) => void;
  /** How long each waits who still does. */
  readonly waits: () => readonly number[];
}

export function createPassing(): Passing {
  let wishes: { readonly ms: number; readonly act: () => void }[] = [];
  return {
    timers: {
      after: (ms, act) => {
        const wish = { ms, act };
        wishes.push(wish);
        return () => {
          wishes = wishes.filter((one) => one !== wish);
        };
      },
    },
    pass: (ms) => {
      const due = wishes.filter((one) => one.ms === ms);
      wishes = wishes.filter((one) => one.ms !== ms);
      for (const wish of due) wish.act();
    },
    waits: () => wishes.map(({ ms }) => ms),
  };
}
