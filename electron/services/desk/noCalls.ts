import type { Clock } from '#core/support/ports.ts';

/** Do not disturb: whoever calls meanwhile is turned away, and is in the journal and among the callbacks. */
export interface NoCalls {
  /** Epoch milliseconds since when; null: calls are taken. */
  readonly since: () => number | null;
  readonly set: (on: boolean) => void;
}

/** Calls are taken at each start: nobody must find a desk that was silenced yesterday. */
export function createNoCalls(clock: Clock, onChanged: (since: number | null) => void): NoCalls {
  let since: number | null = null;
  return {
    since: () => since,
    set: (on) => {
      if (on === (since !== null)) return;
      since = on ? clock.now() : null;
      onChanged(since);
    },
  };
}
