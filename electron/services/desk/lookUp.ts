import type { KnownCaller } from '#core/caller/directory.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { CallerNumber, Identity } from '#core/caller/identity.ts';
import type { Known } from '#core/caller/known.ts';
import { numberKey } from '#core/caller/number.ts';
import { type CallerHistory, type JournalStore, noHistory } from '#core/journal/store.ts';
import type { Timers } from '#core/support/ports.ts';

export interface LookUpPorts {
  readonly timers: Timers;
  readonly journal: Pick<JournalStore, 'history'>;
  readonly directory: Pick<DirectoryStore, 'lookUp'>;
}

/** A slow disk may not keep a caller's card back: without what is late it is still true. */
const patienceMs = 150;

type Callers = readonly (KnownCaller | null)[];

/**
 * What journal and directory know of a caller, both asked at once; whatever has not come within 150 ms, or fails, is left
 * out, the rest is not. Never rejects.
 */
export function createLookUp({ timers, journal, directory }: LookUpPorts): (identity: Identity) => Promise<Known> {
  function inTime<T>(answer: Promise<T>, otherwise: T): Promise<T> {
    return new Promise((settle) => {
      const stopWaiting = timers.after(patienceMs, () => settle(otherwise));
      const told = (value: T): void => {
        stopWaiting();
        settle(value);
      };
      answer.then(told, () => told(otherwise));
    });
  }

  function historyOf(identity: Identity): Promise<CallerHistory> {
    // Someone who withholds the number has no history, whatever else is known.
    const number = identity.number.kind === 'withheld' ? '' : numberKey(identity.number);
    return number === '' ? Promise.resolve(noHistory) : inTime(journal.history(number), noHistory);
  }

  function callersOf(numbers: readonly string[]): Promise<Callers> {
    return numbers.length === 0 ? Promise.resolve([]) : inTime(directory.lookUp(numbers), []);
  }

  return async (identity) => {
    const asked = [identity.number, identity.forwardedBy].flatMap((number) => e164Of(number));
    const [history, callers] = await Promise.all([historyOf(identity), callersOf(asked)]);
    const callerOf = (number: CallerNumber | null): KnownCaller | null =>
      e164Of(number).map((e164) => callers[asked.indexOf(e164)] ?? null)[0] ?? null;
    return { contact: callerOf(identity.number), forwarder: callerOf(identity.forwardedBy), history };
  };
}

function e164Of(number: CallerNumber | null): readonly string[] {
  return number === null || number.e164 === null ? [] : [number.e164];
}
