import { type Retention, cutoffsOf } from '#core/privacy/retention.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { type PrivacyStore, eraseInJournal, findOverdue, scrubJournal } from './journal.ts';
import type { Rest } from './pace.ts';

export interface RetentionRun {
  /** A look at the clock; does nothing where it is not yet time, or the desk is at work. */
  readonly look: (isFree: boolean) => Promise<void>;
  /** Other rules: the next quiet minute looks. */
  readonly changed: () => void;
  readonly isAtWork: () => boolean;
  readonly last: () => { readonly at: number; readonly calls: number } | null;
  /** null: it was cut short. */
  readonly count: (retention: Retention) => Promise<number | null>;
}

/** Once in so long the whole journal is looked through. */
const everyMs = 6 * 60 * 60_000;

/** Takes the person out of calls whose time is over, in quiet minutes. */
export function createRetentionRun(ports: {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly store: PrivacyStore;
  readonly retention: () => Retention;
  readonly isQuiet: () => boolean;
  readonly rest: Rest;
  /** Calls lost their person: whoever remembers them looks again. */
  readonly onErased: () => void;
}): RetentionRun {
  const { clock, log, store, isQuiet } = ports;
  let doneAt: number | null = null;
  let isAtWork = false;
  let last: ReturnType<RetentionRun['last']> = null;

  const quietRest: Rest = async () => (await ports.rest()) && isQuiet();

  async function run(): Promise<void> {
    const at = clock.now();
    const cutoffs = cutoffsOf(ports.retention(), at, clock.zone());
    const callIds = cutoffs.length === 0 ? [] : await findOverdue(store, cutoffs, quietRest);
    if (callIds === null) return;
    if (callIds.length > 0) {
      const order = { callIds, why: 'retention', person: null, at, zone: clock.zone() } as const;
      const calls = await eraseInJournal(store, order, quietRest);
      ports.onErased();
      if (calls === null || !(await scrubJournal(store, quietRest))) return;
      last = { at, calls };
      log.info('retention', { calls });
    }
    doneAt = at;
  }

  return {
    look: async (isFree) => {
      const isDue = doneAt === null || Math.abs(clock.now() - doneAt) > everyMs;
      if (!isDue || isAtWork || !isFree || !isQuiet()) return;
      isAtWork = true;
      try {
        await run();
      } finally {
        isAtWork = false;
      }
    },
    changed: () => {
      doneAt = null;
    },
    isAtWork: () => isAtWork,
    last: () => last,
    count: async (retention) => {
      const cutoffs = cutoffsOf(retention, clock.now(), clock.zone());
      return cutoffs.length === 0 ? 0 : ((await findOverdue(store, cutoffs, ports.rest))?.length ?? null);
    },
  };
}
