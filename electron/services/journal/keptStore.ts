import type { ChainHead } from '#core/journal/keepingDisk.ts';
import {
  type CallerHistory,
  type JournalStore,
  type OpenFailure,
  type WriteFailure,
  noHistory,
} from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { Unreadable } from '#core/support/unreadable.ts';

export interface KeptStore extends JournalStore {
  /** Null while the journal cannot be read. */
  readonly head: () => Promise<ChainHead | null>;
  /**
   * Closes the journal, lets `act` do what it wants with the file, and opens it again. Whoever writes or reads meanwhile waits,
   * but for a caller's history, of which there is none then.
   */
  readonly exchange: <T>(act: () => Promise<T>) => Promise<T>;
  /** The journal in use was found to be damaged: it is set aside, and a new one is begun. */
  readonly leave: () => Promise<void>;
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
 * one is begun: calls are kept there until both are joined. Questions throw `Unreadable` where the disk does not give what is
 * asked for. A drive that was away and is back is found by whoever asks or writes next.
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
    if (written.ok) return written;
    if (written.error === 'not-writable' && isAway(written.detail) && (await renew(asked)))
      return store === null ? written : store.append(facts);
    if (!isDamage(written.detail)) return written;
    await leave(asked);
    return store === null ? failed(failure) : append(facts);
  }

  /** Files of a drive that was away stay lost to those who had them open. False when it is away still. */
  async function renew(lost: JournalStore): Promise<boolean> {
    return change(async () => {
      if (store !== lost || isClosed) return store !== null;
      const opened = await open(true);
      if (!opened.ok) return false;
      store = opened.value;
      void lost.close();
      return true;
    });
  }

  async function readable(): Promise<JournalStore> {
    await unchanged();
    if (store === null && !isClosed) await change(async () => (store === null ? tryOpen() : undefined));
    if (store === null) throw new Unreadable(failure);
    return store;
  }

  /** Answers of the journal in use; one that cannot be read because of damage is left, and asked for the rest. */
  async function read<T>(question: (of: JournalStore) => Promise<T>): Promise<T> {
    const asked = await readable();
    try {
      return await question(asked);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      if (isDamage(problem.code)) await leave(asked);
      else if (!isAway(problem.code) || !(await renew(asked))) throw problem;
      return question(await readable());
    }
  }

  /** Somebody rings: nothing is waited for. */
  async function history(number: string): Promise<CallerHistory> {
    return store === null || changing !== null ? noHistory : read((of) => of.history(number)).catch(() => noHistory);
  }

  return {
    append,
    history,
    list: (query) => read((of) => of.list(query)),
    portion: (query) => read((of) => of.portion(query)),
    count: (filter, asker) => read((of) => of.count(filter, asker)),
    groups: (query, asker) => read((of) => of.groups(query, asker)),
    choices: () => read((of) => of.choices()),
    others: (query) => read((of) => of.others(query)),
    call: (callId) => read((of) => of.call(callId)),
    day: (day) => read((of) => of.day(day)),
    dialled: (period) => read((of) => of.dialled(period)),
    lessons: (since) => read((of) => of.lessons(since)),
    corrections: (limit) => read((of) => of.corrections(limit)),
    forget: (circumstances) => read((of) => of.forget(circumstances)).catch(() => failed(failure)),
    openCallbacks: (since) => read((of) => of.openCallbacks(since)).catch(nullIfUnreadable),
    head: () => read((of) => of.head()).catch(nullIfUnreadable),
    holds: (head) => read((of) => of.holds(head)),
    doneLately: (since) => read((of) => of.doneLately(since)),
    overdue: (query) => read((of) => of.overdue(query)).catch(nullIfUnreadable),
    findPerson: (query) => read((of) => of.findPerson(query)).catch(nullIfUnreadable),
    erase: (order) => read((of) => of.erase(order)).catch(() => failed(failure)),
    scrub: (isFirst) => read((of) => of.scrub(isFirst)).catch(() => failed(failure)),
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
    leave: async () => {
      if (store !== null) await leave(store);
    },
    close: async () => {
      isClosed = true;
      await changing?.catch(() => null);
      await store?.close();
    },
  };
}

/** What SQLite says of a file that is not as it was written. */
function isDamage(code: string | undefined): boolean {
  return code !== undefined && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}

/** What it says when the drive is away, or was. */
function isAway(code: string | undefined): boolean {
  return ['SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY_DBMOVED'].some(
    (start) => code?.startsWith(start) === true,
  );
}

function nullIfUnreadable(problem: unknown): null {
  if (problem instanceof Unreadable) return null;
  throw problem;
}
