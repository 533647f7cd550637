import type { KnownCaller } from '#core/caller/directory.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { CallerNumber, Identity } from '#core/caller/identity.ts';
import type { Known } from '#core/caller/known.ts';
import type { CrmKnown } from '#core/crm/found.ts';
import { numberKey } from '#core/caller/number.ts';
import { type CallerHistory, type JournalStore, noHistory } from '#core/journal/store.ts';
import type { Timers } from '#core/support/ports.ts';

export interface LookUpPorts {
  readonly timers: Timers;
  readonly journal: Pick<JournalStore, 'history'>;
  readonly directory: Pick<DirectoryStore, 'lookUp'>;
  /** The office's CRM, which nothing waits for; null: it is not asked about this number. */
  readonly crm: (number: CallerNumber) => CrmAsked | null;
}

interface CrmAsked {
  /** At once. */
  readonly now: CrmKnown;
  /** Each change of `now`. */
  readonly follow: (learn: (known: CrmKnown) => void) => void;
}

/** What is known of a caller. Never rejects. */
export interface LookedUp {
  /** Within 150 ms; whatever has not come by then, or fails, is left out, the rest is not. */
  readonly inTime: Promise<Known>;
  /** Everything, when what was late has come too; null: nothing was late that came. */
  readonly late: Promise<Known | null>;
  /** What the CRM says after `inTime`, each time with all that is known by then. */
  readonly follow: (learn: (known: Known) => void) => void;
}

export type LookUp = (identity: Identity) => LookedUp;

/** A slow disk may not keep a caller's card back: without what is late it is still true. */
const patienceMs = 150;

type Callers = readonly (KnownCaller | null)[];

interface Asked<T> {
  readonly inTime: Promise<T>;
  /** null: it was in time, or it failed. */
  readonly late: Promise<T | null>;
}

/** What journal and directory know of a caller, both asked at once. */
export function createLookUp({ timers, journal, directory, crm }: LookUpPorts): LookUp {
  function awaited<T>(answer: Promise<T>, otherwise: T): Asked<T> {
    const inTime = Promise.withResolvers<T>();
    const late = Promise.withResolvers<T | null>();
    let isLate = false;
    const stopWaiting = timers.after(patienceMs, () => {
      isLate = true;
      inTime.resolve(otherwise);
    });
    const told = (value: T, came: T | null): void => {
      stopWaiting();
      inTime.resolve(value);
      late.resolve(isLate ? came : null);
    };
    answer.then(
      (value) => told(value, value),
      () => told(otherwise, null),
    );
    return { inTime: inTime.promise, late: late.promise };
  }

  function historyOf(identity: Identity): Asked<CallerHistory> {
    // Someone who withholds the number has no history, whatever else is known.
    const number = identity.number.kind === 'withheld' ? '' : numberKey(identity.number);
    return number === '' ? atOnce(noHistory) : awaited(journal.history(number), noHistory);
  }

  function callersOf(numbers: readonly string[]): Asked<Callers> {
    return numbers.length === 0 ? atOnce([]) : awaited(directory.lookUp(numbers), []);
  }

  return (identity) => {
    const forwarders = identity.forwards.map(({ number }) => number);
    const asked = [identity.number, ...forwarders].flatMap((number) => e164Of(number));
    const [history, callers] = [historyOf(identity), callersOf(asked)];
    const inTime = Promise.all([history.inTime, callers.inTime]);
    const fromCrm = crm(identity.number);
    let crmSays = fromCrm?.now;
    let newest: readonly [CallerHistory, Callers] = [noHistory, []];
    const known = (told: readonly [CallerHistory, Callers]): Known => {
      newest = told;
      const [earlier, found] = told;
      const callerOf = (number: CallerNumber): KnownCaller | null =>
        e164Of(number).map((e164) => found[asked.indexOf(e164)] ?? null)[0] ?? null;
      return {
        contact: callerOf(identity.number),
        forwarders: forwarders.map(callerOf),
        history: earlier,
        ...(crmSays === undefined ? {} : { crm: crmSays }),
      };
    };
    const whole = Promise.all([inTime, history.late, callers.late]);
    return {
      inTime: inTime.then(known),
      late: whole.then(([[earlier, found], lateHistory, lateCallers]) =>
        lateHistory === null && lateCallers === null ? null : known([lateHistory ?? earlier, lateCallers ?? found]),
      ),
      follow: (learn) =>
        fromCrm?.follow((says) => {
          crmSays = says;
          learn(known(newest));
        }),
    };
  };
}

function atOnce<T>(value: T): Asked<T> {
  return { inTime: Promise.resolve(value), late: Promise.resolve(null) };
}

function e164Of({ e164 }: CallerNumber): readonly string[] {
  return e164 === null ? [] : [e164];
}
