import { type Retention, cutoffsOf } from '#core/privacy/retention.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { type PrivacyStore, eachOverdue, eraseInJournal, scrubJournal } from './journal.ts';
import type { Rest } from '#core/support/rest.ts';

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

/** It may be a call that has cut it short, and its card comes first. */
const tellAfterMs = 250;

/** Takes the person out of calls whose time is over, in quiet minutes. */
export function createRetentionRun(ports: {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly store: PrivacyStore;
  readonly retention: () => Retention;
  readonly isQuiet: () => boolean;
  readonly rest: Rest;
  /** Calls lost their person: whoever remembers them looks again. Told a moment later. */
  readonly onErased: () => void;
}): RetentionRun {
  const { clock, log, store, isQuiet } = ports;
  let doneAt: number | null = null;
  let isAtWork = false;
  let last: ReturnType<RetentionRun['last']> = null;
  /** A run that a call cuts short goes on there: on a busy desk none would ever come to the end of a long journal. */
  let place = 0;
  let erased = 0;
  let isScrubbed = true;
  /** How often the rules were changed: by which a run has begun it does not end by others. */
  let changes = 0;

  async function blank(callIds: readonly string[], at: number, rest: Rest): Promise<boolean> {
    if (callIds.length === 0) return true;
    isScrubbed = false;
    const order = { callIds, why: 'retention', person: null, at, zone: clock.zone() } as const;
    const calls = await eraseInJournal(store, order, rest, (some) => {
      erased += some;
    });
    return calls !== null;
  }

  async function run(): Promise<void> {
    const at = clock.now();
    const [before, rules] = [erased, changes];
    const rest: Rest = async () => (await ports.rest()) && isQuiet() && rules === changes;
    const cutoffs = cutoffsOf(ports.retention(), at, clock.zone());
    const isThrough =
      cutoffs.length === 0 ||
      (await eachOverdue(store, cutoffs, rest, place, (callIds, from) => {
        if (rules !== changes) return false;
        place = from;
        return blank(callIds, at, rest);
      }));
    if (erased > before) ports.timers.after(tellAfterMs, ports.onErased);
    if (!isThrough || !(isScrubbed || (await scrubJournal(store, rest)))) return;
    if (!isScrubbed) {
      last = { at, calls: erased };
      log.info('retention', { calls: erased });
    }
    isScrubbed = true;
    [place, erased, doneAt] = [0, 0, at];
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
      changes += 1;
      doneAt = null;
      place = 0;
    },
    isAtWork: () => isAtWork,
    last: () => last,
    count: async (retention) => {
      const cutoffs = cutoffsOf(retention, clock.now(), clock.zone());
      let calls = 0;
      const isThrough =
        cutoffs.length === 0 ||
        (await eachOverdue(store, cutoffs, ports.rest, 0, (callIds) => {
          calls += callIds.length;
          return true;
        }));
      return isThrough ? calls : null;
    },
  };
}
