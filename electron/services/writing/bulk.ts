import type { RefusalCode } from '#core/contract/define.ts';
import type { BulkPreview } from '#core/contract/writingCalls.ts';
import { type BulkDisk, type BulkOrder, type BulkView, type KeptBulk, nothingLeft } from '#core/journal/bulk.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { personIn } from '#core/privacy/bulkOfPerson.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import type { Level } from '#core/roles/session.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import { createRest } from '#core/support/rest.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { Unreadable } from '#core/support/unreadable.ts';
import { createBulkPreviews } from './bulkPreview.ts';
import { type BulkRun, createBulkRun } from './bulkRun.ts';
import type { Corrections } from './corrections.ts';

export interface BulkPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: Pick<JournalStore, 'portion' | 'count' | 'list'>;
  readonly disk: BulkDisk;
  readonly corrections: Corrections;
  readonly isAtDesk: (callId: string) => boolean;
  /** Nobody calls. */
  readonly isQuiet: () => boolean;
  /** Nothing waits for the disk. */
  readonly isWritten: () => boolean;
  readonly labelOf: (topic: string) => string;
  readonly publish: (bulk: BulkView) => void;
}

/** Who wants it. */
export interface BulkAsker {
  readonly by: Level;
  readonly session: string;
}

export interface BulkCorrections {
  readonly preview: (order: Omit<BulkOrder, 'why'>) => Promise<Result<BulkPreview, RefusalCode>>;
  /** `bulkId` of a merge that was begun already; else a new one. */
  readonly start: (
    order: BulkOrder,
    asker: BulkAsker,
    merge?: { readonly bulkId: string; readonly topic: string },
  ) => Promise<Result<{ bulkId: string }, RefusalCode>>;
  readonly stop: () => Promise<void>;
  readonly undo: (bulkId: string, asker: BulkAsker) => Promise<Result<null, RefusalCode>>;
  readonly list: () => readonly BulkView[];
  /** How many speak of a person. */
  readonly findPerson: (person: SoughtPerson) => number;
  /** Stops the one that looks for the person, and forgets those that gave calls the person's name; false when the disk refuses. */
  readonly forgetPerson: (person: SoughtPerson) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** So many are remembered, besides those of merges. */
const mostKept = 30;

/**
 * Corrects many calls at once, beside the desk's work: a few calls, then a rest in which everything else goes first. How far it
 * is stands on the disk from time to time; what is done again after a crash is already so, and changes nothing.
 */
export function createBulkCorrections(ports: BulkPorts): BulkCorrections {
  const { clock, ids, log, disk } = ports;
  let bulks: readonly KeptBulk[] = disk.kept;
  let waits: BulkView['waits'] = null;
  let isClosed = false;
  let isAsked = false;
  let run: BulkRun | null = null;
  /** What was forgotten here, and could not be there. */
  let isStillOnDisk = false;
  let underWay: Promise<unknown> = Promise.resolve();
  const previews = createBulkPreviews(ports);
  const rest = createRest(ports.timers, ports.isQuiet, () => isClosed);

  function viewOf({ session: _, order: __, behind: ___, page: ____, days: _____, ...bulk }: KeptBulk): BulkView {
    return { ...bulk, waits: bulk.bulkId === atWork()?.bulkId ? waits : null };
  }

  function atWork(): KeptBulk | undefined {
    return bulks.find(({ state }) => state === 'running' || state === 'undoing');
  }

  function put(bulk: KeptBulk): void {
    const others = bulks.filter(({ bulkId }) => bulkId !== bulk.bulkId);
    const isNew = others.length === bulks.length;
    const all = isNew ? [bulk, ...others] : bulks.map((one) => (one.bulkId === bulk.bulkId ? bulk : one));
    let plain = 0;
    bulks = all.filter((one) => one.merged !== undefined || (plain += 1) <= mostKept);
    if (!isClosed) ports.publish(viewOf(bulk));
  }

  function goOn(): void {
    const bulk = atWork();
    if (bulk === undefined || run !== null || isClosed) return;
    const current = (): KeptBulk => bulks.find(({ bulkId }) => bulkId === bulk.bulkId) ?? bulk;
    const mine = createBulkRun({ ...ports, rest, bulk: current, put, save: () => disk.save(bulks), waits: waitFor });
    run = mine;
    underWay = mine.done
      .then((ended) => log.info('bulk-correction', { ended, changed: current().changed }))
      .catch((problem: unknown) =>
        log.warn('bulk-correction', { problem: problem instanceof Error ? problem.name : 'unknown' }),
      )
      .finally(() => {
        run = null;
      });
  }

  function waitFor(why: BulkView['waits']): void {
    if (waits === why) return;
    waits = why;
    const bulk = atWork();
    if (bulk !== undefined && !isClosed) ports.publish(viewOf(bulk));
  }

  async function begin(bulk: KeptBulk): Promise<Result<{ bulkId: string }, RefusalCode>> {
    const before = bulks;
    put(bulk);
    if (!(await disk.save(bulks))) {
      bulks = before;
      return failed('not-written');
    }
    goOn();
    return ok({ bulkId: bulk.bulkId });
  }

  /** One at a time, also while the first is still looked at. */
  async function alone<T>(act: () => Promise<Result<T, RefusalCode>>): Promise<Result<T, RefusalCode>> {
    if (isAsked || atWork() !== undefined) return failed('busy-correcting');
    isAsked = true;
    try {
      // The one before writes its last word.
      await underWay;
      return await act();
    } finally {
      isAsked = false;
    }
  }

  async function forgetPerson(person: SoughtPerson): Promise<boolean> {
    const spoken = (): readonly KeptBulk[] => bulks.filter((bulk) => personIn(bulk, person) !== 'nothing');
    if (spoken().length === 0 && !isStillOnDisk) return true;
    isStillOnDisk = true;
    const current = atWork();
    if (current !== undefined && spoken().includes(current)) {
      // What is being written just now would give its calls the words once more.
      run?.stop();
      await underWay;
    }
    for (const bulk of spoken()) {
      if (personIn(bulk, person) === 'search') put(cutShort(bulk));
      else bulks = bulks.filter(({ bulkId }) => bulkId !== bulk.bulkId);
    }
    isStillOnDisk = !(await disk.save(bulks));
    return !isStillOnDisk;
  }

  // What was cut short goes on a moment after the desk is open.
  void rest().then((goes) => {
    if (goes) goOn();
  });

  return {
    preview: (order) => previews.preview(order).catch(unreadable),
    start: (order, { by, session }, merge) =>
      alone(async () => {
        const { change, ...which } = order;
        const looked = await previews.count(order.filter);
        if (looked === null) return failed('superseded');
        if (looked.partial) return failed('not-complete');
        return begin({
          bulkId: merge?.bulkId ?? ids.next(),
          at: clock.now(),
          by,
          session,
          change,
          label: change.field === 'topic' ? ports.labelOf(change.to) : '',
          ...(merge === undefined ? {} : { merged: merge.topic }),
          state: 'running',
          of: looked.calls,
          seen: 0,
          changed: 0,
          left: nothingLeft,
          order: which,
          behind: null,
          page: [],
          days: null,
        });
      }).catch(unreadable),
    stop: async () => {
      run?.stop();
      await underWay;
    },
    undo: (bulkId, { by, session }) =>
      alone(async () => {
        const bulk = bulks.find((one) => one.bulkId === bulkId);
        if (bulk === undefined || (bulk.state !== 'done' && bulk.state !== 'stopped')) return failed('not-there');
        const undoing: KeptBulk = { ...bulk, by, session, state: 'undoing', of: null, seen: 0, changed: 0 };
        const begun = await begin({ ...undoing, left: nothingLeft, order: null, behind: null, page: [] });
        return begun.ok ? ok(null) : begun;
      }),
    list: () => bulks.map(viewOf),
    findPerson: (person) => bulks.filter((bulk) => personIn(bulk, person) !== 'nothing').length,
    forgetPerson,
    close: async () => {
      isClosed = true;
      await underWay.catch(() => null);
    },
  };
}

/** Over where it is; which calls it was of is forgotten. */
function cutShort(bulk: KeptBulk): KeptBulk {
  const { state } = bulk;
  const isOver = state !== 'running' && state !== 'undoing';
  return { ...bulk, state: isOver ? state : 'stopped', order: null, behind: null, page: [] };
}

/** Answered with the code, or it is a bug. */
function unreadable(problem: unknown): Result<never, RefusalCode> {
  if (problem instanceof Unreadable) return failed('not-readable');
  throw problem;
}
