import { type BulkLeft, type BulkView, type KeptBulk } from '#core/journal/bulk.ts';
import type { JournalPage } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Rest } from '#core/support/rest.ts';
import { Unreadable } from '#core/support/unreadable.ts';
import type { Corrections, LeftAlone, Tally } from './corrections.ts';

export interface BulkRunPorts {
  readonly store: Pick<JournalStore, 'portion' | 'count'>;
  readonly corrections: Corrections;
  readonly rest: Rest;
  readonly isWritten: () => boolean;
  /** As it stands now. */
  readonly bulk: () => KeptBulk;
  readonly put: (bulk: KeptBulk) => void;
  readonly save: () => Promise<boolean>;
  readonly waits: (why: BulkView['waits']) => void;
}

export interface BulkRun {
  readonly done: Promise<'done' | 'stopped' | 'closed'>;
  /** Stops it for good, after the calls that are being written. */
  readonly stop: () => void;
}

/** Calls that one commit changes: a caller who rings meanwhile is looked up right after it. */
const callsAtOnce = 5;
const callsRead = 200;
const restsInPause = 40;

/** Goes through the calls of one bulk correction, or of its undo, from where it was. */
export function createBulkRun(ports: BulkRunPorts): BulkRun {
  const { store, corrections, rest } = ports;
  let isStopped = false;

  function change(changes: Partial<KeptBulk>): void {
    ports.put({ ...ports.bulk(), ...changes });
  }

  /** Which calls are looked at: an undo looks among those that have the value, in the days of those that got it. */
  function wanted(): JournalFilter | null {
    const { order, change: to, days } = ports.bulk();
    if (order !== null) return order.filter;
    if (days === null) return null;
    return { period: days, ...(to.field === 'topic' ? { topics: [to.to] } : { classes: [to.to] }) };
  }

  async function correct(callIds: readonly string[]): Promise<Tally | null> {
    const { bulkId, by, session, order, change: to } = ports.bulk();
    if (order === null) return corrections.undo(callIds, to.field, { by, session, why: '', bulk: bulkId, undo: true });
    return corrections.some(callIds, to, { by, session, why: order.why, bulk: bulkId });
  }

  /** null: the disk does not give it now, which passes. */
  async function tried<T>(act: () => Promise<T | null>): Promise<T | null> {
    try {
      const answer = await act();
      ports.waits(answer === null ? 'disk' : null);
      return answer;
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      ports.waits('disk');
      return null;
    }
  }

  /** False: it was stopped, or Portico closes. */
  async function goesOn(): Promise<boolean> {
    for (;;) {
      if (!(await rest()) || isStopped) return false;
      if (ports.isWritten()) return true;
      ports.waits('disk');
      if (!(await pause())) return false;
    }
  }

  /** What waits for the disk, or for older calls to be found, is not asked for a hundred times a second. */
  async function pause(): Promise<boolean> {
    for (let rests = 0; rests < restsInPause; rests += 1) if (!(await rest()) || isStopped) return false;
    return true;
  }

  async function slice(callIds: readonly string[]): Promise<boolean> {
    const { order } = ports.bulk();
    const some = callIds.filter((callId) => order?.except.includes(callId) !== true);
    while (await goesOn()) {
      const tally = await tried(() => correct(some));
      if (tally !== null) {
        note(callIds, tally);
        return true;
      }
      if (!(await pause())) return false;
    }
    return false;
  }

  function note(callIds: readonly string[], tally: Tally): void {
    const { changed, left, seen, page } = ports.bulk();
    change({
      seen: seen + callIds.length,
      changed: changed + tally.changed.length,
      left: withLeft(left, tally.left),
      page: page.slice(callIds.length),
    });
  }

  async function read(filter: JournalFilter): Promise<JournalPage | null> {
    const { behind } = ports.bulk();
    const from = behind === null ? ({ kind: 'newest' } as const) : ({ kind: 'behind', callId: behind } as const);
    const page = await tried(() => store.portion({ filter, from, limit: callsRead }));
    if (page?.partial !== true) return page;
    ports.waits('partial');
    return null;
  }

  /** The next calls, on the disk as such; null: it was stopped, or Portico closes. */
  async function nextPage(filter: JournalFilter): Promise<readonly string[] | null> {
    let isRead = false;
    while (await goesOn()) {
      const page = isRead ? null : await read(filter);
      if (page !== null) {
        const { order, days, behind } = ports.bulk();
        const theirs = page.entries.map(({ day }) => day);
        change({
          page: page.entries.map(({ callId }) => callId),
          behind: page.entries.at(-1)?.callId ?? behind,
          days: order === null ? days : withDays(days, theirs),
        });
        isRead = true;
      }
      if (isRead && (await ports.save())) return ports.bulk().page;
      if (isRead) ports.waits('disk');
      if (!(await pause())) return null;
    }
    return null;
  }

  async function goThrough(filter: JournalFilter): Promise<'done' | 'stopped'> {
    for (;;) {
      for (let { page } = ports.bulk(); page.length > 0; { page } = ports.bulk())
        if (!(await slice(page.slice(0, callsAtOnce)))) return 'stopped';
      const next = await nextPage(filter);
      if (next === null) return 'stopped';
      if (next.length === 0) return 'done';
    }
  }

  async function run(): Promise<'done' | 'stopped' | 'closed'> {
    const filter = wanted();
    const { of, order } = ports.bulk();
    if (of === null && filter !== null) {
      const counted = await store.count(filter, `bulk run ${ports.bulk().bulkId}`).catch(() => null);
      if (counted?.ok === true) change({ of: counted.value.calls });
    }
    const ended = filter === null ? 'done' : await goThrough(filter);
    // Portico closes: it goes on at the next start.
    if (ended === 'stopped' && !isStopped) {
      await ports.save();
      return 'closed';
    }
    ports.waits(null);
    const undone = ended === 'done' ? 'undone' : 'stopped';
    change({ state: order === null ? undone : ended, order: null, behind: null, page: [] });
    await ports.save();
    return ended;
  }

  return {
    done: run(),
    stop: () => {
      isStopped = true;
    },
  };
}

function withLeft(left: BulkLeft, more: readonly LeftAlone[]): BulkLeft {
  const count = (why: LeftAlone): number => more.filter((one) => one === why).length;
  return {
    same: left.same + count('same'),
    atDesk: left.atDesk + count('at-desk'),
    erased: left.erased + count('erased') + count('call-gone'),
    corrected: left.corrected + count('corrected-since'),
  };
}

function withDays(days: KeptBulk['days'], more: readonly string[]): KeptBulk['days'] {
  const all = [...(days === null ? [] : [days.from, days.until]), ...more].toSorted();
  const [from] = all;
  const until = all.at(-1);
  return from === undefined || until === undefined ? null : { from, until };
}
