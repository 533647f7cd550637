import type { Timers } from './ports.ts';

export interface Later {
  /** Does it once, so much later, however often it is asked for meanwhile. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/** What is told a moment later, for all that happens until then at once. `ms`: how long it gathers. */
export function createLater(timers: Timers, ms: number, act: () => void): Later {
  let stopWaiting: (() => void) | null = null;
  return {
    ask: () => {
      stopWaiting ??= timers.after(ms, () => {
        stopWaiting = null;
        act();
      });
    },
    stop: () => stopWaiting?.(),
  };
}
