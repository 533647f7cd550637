import { Worker } from 'node:worker_threads';
import { type JournalStore, type OpenFailure, noHistory } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { factToWrite } from './factToWrite.ts';
import { openFailureOf } from './failures.ts';
import type { CountingCalls, HistoryCalls, ReaderCalls, WriterCalls } from './messages.ts';
import { type WorkerLink, linkTo } from './workerLink.ts';

export interface JournalOptions {
  /** The database; its folder is there already. SQLite keeps `-wal` and `-shm` beside it while it is open. */
  readonly file: string;
  readonly deskId: string;
  /** IANA name of the desk's time zone now. */
  readonly zone: () => string;
  /** The desk was at work before: calls that are alive in the file go on. Left out: it begins. */
  readonly running?: boolean;
  /** What the disk had changed was noticed, and not shown. */
  readonly onDamage?: (what: 'lines' | 'events') => void;
}

/**
 * Opens or creates the journal in four threads of its own: a writer for commits, one that knows the earlier calls of who rings,
 * a reader for lists, and one for counts and for whoever reads all.
 */
export async function openJournal(options: JournalOptions): Promise<Result<JournalStore, OpenFailure>> {
  const { file, deskId, zone, running = false } = options;
  const writer = linkTo<WriterCalls>(new Worker(new URL('./writerWorker.ts', import.meta.url)));
  const reader = linkTo<ReaderCalls>(new Worker(new URL('./readerWorker.ts', import.meta.url)), options.onDamage);
  const history = linkTo<HistoryCalls>(new Worker(new URL('./historyWorker.ts', import.meta.url)));
  const threads: Threads = { writer, history, reader, counter: countingLater(file, options.onDamage) };
  const opened = await writer.ask('open', { file, deskId, zone: zone(), running });
  const readable = opened.ok
    ? await Promise.all([reader.ask('open', file), history.ask('open', file)]).then(
        () => null,
        (problem: unknown) => problem,
      )
    : null;
  if (opened.ok && readable === null) return ok(createStore(file, threads, zone));
  const isDamaged = openFailureOf(readable, file) === 'damaged';
  await closeAll(threads);
  return opened.ok ? failed(isDamaged ? 'damaged' : 'not-writable', wordsOf(readable)) : opened;
}

/** A sign more often than this costs a sync of the disk and says nothing new. */
const signEveryMs = 5_000;

interface Threads {
  readonly writer: WorkerLink<WriterCalls>;
  readonly history: WorkerLink<HistoryCalls>;
  readonly reader: WorkerLink<ReaderCalls>;
  readonly counter: Counter;
}

/** The thread that counts begins with the first question: a desk that opens does not wait for it. */
interface Counter {
  readonly ask: WorkerLink<CountingCalls>['ask'];
  readonly close: () => Promise<void>;
}

function countingLater(file: string, onDamage: JournalOptions['onDamage']): Counter {
  let link: WorkerLink<CountingCalls> | null = null;
  let isClosed = false;
  function begin(): WorkerLink<CountingCalls> {
    const begun = linkTo<CountingCalls>(new Worker(new URL('./countingWorker.ts', import.meta.url)), onDamage);
    // What is asked of a journal that could not be opened is refused.
    begun.ask('open', file).catch(() => null);
    return begun;
  }
  return {
    ask: async (name, request) => {
      if (isClosed) throw new Error('the journal is closed');
      link ??= begin();
      return link.ask(name, request);
    },
    close: async () => {
      isClosed = true;
      await link?.ask('close', null).catch(() => null);
      await link?.ended;
    },
  };
}

function createStore(file: string, threads: Threads, zone: () => string): JournalStore {
  const { writer, history, reader, counter } = threads;
  let signedAt = 0;
  let closing: Promise<void> | null = null;
  return {
    append: async (facts) => {
      if (facts.length === 0) return ok(null);
      try {
        return await writer.ask('append', { facts: facts.map(factToWrite), zone: zone() });
      } catch (problem) {
        return failed('not-writable', wordsOf(problem));
      }
    },
    // A caller is shown without a history rather than not at all.
    history: (number) =>
      history.ask('history', number).catch((problem: unknown) => {
        if (openFailureOf(problem, file) === 'damaged') throw problem;
        return noHistory;
      }),
    list: (query) => reader.ask('list', query),
    portion: (query) => counter.ask('portion', query),
    count: (filter, asker) => counter.ask('count', { filter, asker }),
    groups: (query, asker) => counter.ask('groups', { ...query, asker }),
    choices: () => reader.ask('choices', null),
    others: (query) => reader.ask('others', query),
    call: (callId) => reader.ask('call', callId),
    day: (day) => reader.ask('day', day),
    dialled: (period) => reader.ask('dialled', period),
    lessons: (since) => reader.ask('lessons', since),
    corrections: (limit) => reader.ask('corrections', limit),
    forget: async (circumstances) => {
      try {
        return await writer.ask('forget', circumstances);
      } catch (problem) {
        return failed('not-writable', wordsOf(problem));
      }
    },
    openCallbacks: (since) => reader.ask('openCallbacks', since),
    head: () => writer.ask('head', null),
    holds: (head) => writer.ask('holds', head),
    doneLately: (since) => reader.ask('doneLately', since),
    overdue: (query) => reader.ask('overdue', query),
    findPerson: (query) => reader.ask('findPerson', query),
    erase: async (order) => {
      try {
        return await writer.ask('erase', order);
      } catch (problem) {
        return failed('not-writable', wordsOf(problem));
      }
    },
    scrub: async (isFirst) => {
      try {
        return await writer.ask('scrub', isFirst);
      } catch (problem) {
        return failed('not-writable', wordsOf(problem));
      }
    },
    sign: (at) => {
      if (Math.abs(at - signedAt) < signEveryMs) return;
      signedAt = at;
      writer.ask('sign', Math.round(at)).catch(() => null);
    },
    close: () => {
      closing ??= closeAll(threads);
      return closing;
    },
  };
}

/** The writer last: the last connection to close moves the write-ahead log into the database. */
async function closeAll({ writer, history, reader, counter }: Threads): Promise<void> {
  // A thread that is gone already has nothing left to close.
  await Promise.all([
    reader.ask('close', null).catch(() => null),
    history.ask('close', null).catch(() => null),
    counter.close(),
  ]);
  await Promise.all([reader.ended, history.ended]);
  await writer.ask('close', null).catch(() => null);
  await writer.ended;
}

function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : 'unknown';
}
