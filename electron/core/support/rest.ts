import type { Timers } from './ports.ts';

/** How long everything else goes first between two portions, milliseconds; longer while somebody calls. */
const restMs = 15;
const restInCallMs = 150;

/** A rest between two portions of long work; false: Portico closes. */
export type Rest = () => Promise<boolean>;

export function createRest(timers: Timers, isQuiet: () => boolean, isClosed: () => boolean): Rest {
  return async () => {
    if (isClosed()) return false;
    await new Promise<void>((done) => timers.after(isQuiet() ? restMs : restInCallMs, done));
    return !isClosed();
  };
}
