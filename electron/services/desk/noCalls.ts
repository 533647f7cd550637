import type { Handlers } from '#core/contract/server.ts';
import type { Clock } from '#core/support/ports.ts';
import { failed, ok } from '#core/support/result.ts';

/** Do not disturb: whoever calls meanwhile is turned away, and is in the journal and among the callbacks. */
export interface NoCalls {
  /** Epoch milliseconds since when; null: calls are taken. */
  readonly since: () => number | null;
  readonly set: (on: boolean) => void;
  /** `onlyReads`: another page carries the sound. */
  readonly handlersFor: (onlyReads: () => boolean) => Pick<Handlers, 'desk.take-calls'>;
}

/** Calls are taken at each start: nobody must find a desk that was silenced yesterday. */
export function createNoCalls(clock: Clock, onChanged: (since: number | null) => void): NoCalls {
  let since: number | null = null;
  function set(on: boolean): void {
    if (on === (since !== null)) return;
    since = on ? clock.now() : null;
    onChanged(since);
  }

  return {
    since: () => since,
    set,
    handlersFor: (onlyReads) => ({
      'desk.take-calls': ({ take }) => {
        if (onlyReads()) return failed('owned-by-another');
        set(!take);
        return ok({});
      },
    }),
  };
}
