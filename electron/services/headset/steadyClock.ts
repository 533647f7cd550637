import type { Clock } from '#core/support/ports.ts';

/**
 * Epoch milliseconds that never go back: when the machine's clock is set back, the time that has passed since a press
 * would be less than nothing, and every press after it would be taken for the same one.
 */
export function steadyClock(clock: Clock): () => number {
  let last = clock.now();
  let ahead = 0;
  return () => {
    const now = clock.now() + ahead;
    if (now < last) ahead += last - now;
    last = Math.max(last, now);
    return last;
  };
}
