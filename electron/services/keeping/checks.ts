import type { CheckPlace } from '#core/journal/keepingDisk.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import type { Doing } from './doing.ts';
import type { KeepingPorts } from './keepingPorts.ts';

export interface Checks {
  /** `isFirst`: the desk has just begun. */
  readonly isDue: (isFirst: boolean) => boolean;
  /** Goes on where the last one was left, else from the beginning; nothing while something else is done. */
  readonly begin: () => void;
}

const dayMs = 24 * 60 * 60_000;
/** The place is noted no oftener than this. */
const placeNoteMs = 10_000;
/** So many calls are looked for by all their words; of a larger journal one in so many, others each time. */
const callsSearched = 20_000;

/** See `KeepingDisk.check`, for so many calls. */
export function searchEveryOf(calls: number): number {
  return Math.max(1, Math.ceil(calls / callsSearched));
}

/** Looks at the whole journal after each start and once a day, where the desk leaves room for it. */
export function createChecks(ports: Omit<KeepingPorts, 'publish'> & { readonly doing: Doing }): Checks {
  const { clock, book, disk, doing, store, log } = ports;
  let notedAt = 0;

  function note(place: CheckPlace): void {
    if (Math.abs(clock.now() - notedAt) < placeNoteMs) return;
    notedAt = clock.now();
    book.change({ place });
  }

  async function check(): Promise<void> {
    const { place, checked, aside, turn } = book.note();
    // One that was set aside meanwhile is not the journal any more, and nothing that was found of it counts.
    const isStillIt = (): boolean => book.note().aside === aside;
    const search = { every: searchEveryOf(checked?.calls ?? 0), turn };
    const done = await doing.run('check', () =>
      disk.check(place ?? fromTheBeginning, search, (percent, at) => {
        doing.progress(percent);
        if (at !== null && isStillIt()) note(at);
      }),
    );
    if (!done.ok) {
      if (done.error !== 'stopped' && done.error !== 'busy') log.warn('journal-check', { code: done.error });
      return;
    }
    if (!isStillIt()) return;
    const { damage, calls, facts } = done.value;
    log.info('journal-checked', { good: damage === null, calls });
    const now = { at: clock.now(), calls, facts, isGood: damage === null, searchEvery: search.every };
    book.change({ place: null, turn: turn + 1, checked: now });
    if (damage === null) return;
    // Whatever is written into a damaged file may be lost in it.
    if (damage === 'file') await store.leave();
    book.damaged(damage);
  }

  return {
    isDue: (isFirst) => {
      const { checked } = book.note();
      return isFirst || checked === null || Math.abs(clock.now() - checked.at) > dayMs;
    },
    begin: () => void check(),
  };
}
