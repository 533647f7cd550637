import type { LessonCount } from '#core/caller/lesson.ts';
import type { CorrectedCall, DaySummary } from '#core/journal/entry.ts';
import type { ChainHead } from '#core/journal/keepingDisk.ts';
import { type JournalStore, type OpenFailure, type WriteFailure, noHistory } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

export interface KeptStore extends JournalStore {
  /** Null while the journal cannot be read. */
  readonly head: () => Promise<ChainHead | null>;
  /**
   * Closes the journal, lets `act` do what it wants with the file, and opens it again. What is written meanwhile waits; what
   * is read meanwhile is answered as of an empty journal.
   */
  readonly exchange: <T>(act: () => Promise<T>) => Promise<T>;
}

/** Opens the journal's file; `running`: the desk was at work before, and calls that are alive go on. */
type OpenJournal = (running: boolean) => Promise<Result<JournalStore, OpenFailure>>;

export interface KeptStorePorts {
  readonly open: OpenJournal;
  /** Moves the journal's files out of the way; false when the disk refuses. */
  readonly setAside: () => boolean;
}

/**
 * A journal that the desk can always write to. On a disk that is full or away it is opened later, and what waiting cannot
 * mend is refused at the start. One that turns out to be damaged, at the start or at any question, is set aside, and a new
 * one is begun: calls are kept there until both are joined.
 */
export async function openKeptStore(
  ports: KeptStorePorts,
): Promise<Result<KeptStore, Exclude<OpenFailure, WriteFailure>>> {
  let opened = await ports.open(false);
  if (!opened.ok && opened.error === 'damaged') {
    if (!ports.setAside()) return failed('damaged');
    opened = await ports.open(false);
  }
  if (opened.ok) return ok(createKeptStore(ports, opened.value, 'not-writable'));
  if (opened.error === 'newer-version' || opened.error === 'damaged') return failed(opened.error);
  return ok(createKeptStore(ports, null, opened.error));
}

function createKeptStore({ open, setAside }: KeptStorePorts, first: JournalStore | null, why: WriteFailure): KeptStore {
  let store = first;
  let failure = why;
  /** The file is being changed: nobody may open it. */
  let changing: Promise<unknown> | null = null;
  let isClosed = false;

  async function tryOpen(): Promise<void> {
    const opened = await open(true);
    if (opened.ok) store = opened.value;
    else if (opened.error === 'damaged' && setAside()) await tryOpen();
    else failure = opened.error === 'disk-full' ? 'disk-full' : 'not-writable';
  }

  /** One at a time; whoever comes meanwhile waits for the same. */
  function change<T>(act: () => Promise<T>): Promise<T> {
    const mine = (changing ?? Promise.resolve()).then(act).finally(() => {
      if (changing === mine) changing = null;
    });
    changing = mine;
    return mine;
  }

  /** Away from a file that is damaged, if that has not happened meanwhile. */
  async function leave(damaged: JournalStore): Promise<void> {
    await change(async () => {
      if (store !== damaged || isClosed) return;
      store = null;
      await damaged.close();
      if (setAside()) await tryOpen();
      else failure = 'not-writable';
    });
  }

  /** When the file is the journal's again; another change may have begun meanwhile. */
  async function unchanged(): Promise<void> {
    const under = changing;
    if (under === null) return;
    await under.catch(() => null);
    await unchanged();
  }

  async function append(facts: Parameters<JournalStore['append']>[0]): ReturnType<JournalStore['append']> {
    await unchanged();
    if (store === null && !isClosed) await change(async () => (store === null ? tryOpen() : undefined));
    const asked = store;
    if (asked === null) return failed(failure);
    const written = await asked.append(facts);
    if (written.ok || !isDamage(written.detail)) return written;
    await leave(asked);
    return store === null ? failed(failure) : append(facts);
  }

  /** Answers of the journal in use; one that cannot be read because of damage is left, and asked for the rest. */
  async function read<T>(question: (of: JournalStore) => Promise<T>, empty: T): Promise<T> {
    const asked = store;
    if (asked === null || changing !== null) return empty;
    try {
      return await question(asked);
    } catch (problem) {
      if (!(problem instanceof Error && 'code' in problem && isDamage(problem.code))) throw problem;
      await leave(asked);
      return store === null || store === asked ? empty : question(store);
    }
  }

  return {
    append,
    history: (number) => read((of) => of.history(number), noHistory).catch(() => noHistory),
    list: (query) => read((of) => of.list(query), { entries: [], more: false }),
    call: (callId) => read((of) => of.call(callId), null),
    day: (day) => read((of) => of.day(day), noSummary(day)),
    dialled: (period) => read<Awaited<ReturnType<JournalStore['dialled']>>>((of) => of.dialled(period), []),
    lessons: (since) => read<readonly LessonCount[]>((of) => of.lessons(since), []),
    corrections: (limit) => read<readonly CorrectedCall[]>((of) => of.corrections(limit), []),
    forget: (circumstances) =>
      read<Awaited<ReturnType<JournalStore['forget']>>>((of) => of.forget(circumstances), failed(failure)),
    openCallbacks: (since) =>
      read<Awaited<ReturnType<JournalStore['openCallbacks']>>>((of) => of.openCallbacks(since), null),
    head: () => read<ChainHead | null>((of) => of.head(), null),
    holds: (head) => read((of) => of.holds(head), true),
    doneLately: (since) => read<Awaited<ReturnType<JournalStore['doneLately']>>>((of) => of.doneLately(since), []),
    sign: (at) => store?.sign(at),
    exchange: (act) =>
      change(async () => {
        await store?.close();
        store = null;
        try {
          return await act();
        } finally {
          if (!isClosed) await tryOpen();
        }
      }),
    close: async () => {
      isClosed = true;
      await changing?.catch(() => null);
      await store?.close();
    },
  };
}

/** What SQLite says of a file that is not as it was written. */
function isDamage(code: unknown): boolean {
  return typeof code === 'string' && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}

function noSummary(day: string): DaySummary {
  return { day, calls: 0, missed: 0, meanAnswerMs: null };
}
