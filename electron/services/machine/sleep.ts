import type { Clock, Timers } from '#core/support/ports.ts';

export interface SleepPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly timers: Timers;
  readonly onWoken: () => void;
}

const lookMs = 5_000;
/** A machine that is merely busy is never so late. */
const sleptMs = 15_000;

/**
 * Tells that the machine has slept, by a timer that comes much later than it was set: a sleeping machine's timers stand
 * still, its clock goes on. A clock that is put forward looks the same, and costs nothing. The answer stops it.
 */
export function followSleep({ clock, timers, onWoken }: SleepPorts): () => void {
  let stop: () => void;
  look();
  return () => stop();

  function look(): void {
    const since = clock.now();
    stop = timers.after(lookMs, () => {
      if (clock.now() - since > lookMs + sleptMs) onWoken();
      look();
    });
  }
}
