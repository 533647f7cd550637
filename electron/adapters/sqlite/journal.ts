import { Worker } from 'node:worker_threads';
import { type JournalStore, type OpenFailure, noHistory } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { factToWrite } from './factToWrite.ts';
import { openFailureOf } from './failures.ts';
import type { ReaderCalls, WriterCalls } from './messages.ts';
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

/** Opens or creates the journal in two threads of its own: a writer for commits and look-ups, a reader for lists. */
export async function openJournal(options: JournalOptions): Promise<Result<JournalStore, OpenFailure>> {
  const { file, deskId, zone, running = false } = options;
  const writer = linkTo<WriterCalls>(new Worker(new URL('./writerWorker.ts', import.meta.url)));
  const reader = linkTo<ReaderCalls>(new Worker(new URL('./readerWorker.ts', import.meta.url)), options.onDamage);
  const opened = await writer.ask('open', { file, deskId, zone: zone(), running });
  const readable = opened.ok ? await reader.ask('open', file).catch((problem: unknown) => problem) : null;
  if (opened.ok && readable === null) return ok(createStore(file, writer, reader, zone));
  const isDamaged = openFailureOf(readable, file) === 'damaged';
  await closeBoth(writer, reader);
  return opened.ok ? failed(isDamaged ? 'damaged' : 'not-writable', wordsOf(readable)) : opened;
}

/** A sign more often than this costs a sync of the disk and says nothing new. */
const signEveryMs = 5_000;

function createStore(
  file: string,
  writer: WorkerLink<WriterCalls>,
  reader: WorkerLink<ReaderCalls>,
  zone: () => string,
): JournalStore {
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
      writer.ask('history', number).catch((problem: unknown) => {
        if (openFailureOf(problem, file) === 'damaged') throw problem;
        return noHistory;
      }),
    list: (query) => reader.ask('list', query),
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
    sign: (at) => {
      if (Math.abs(at - signedAt) < signEveryMs) return;
      signedAt = at;
      writer.ask('sign', Math.round(at)).catch(() => null);
    },
    close: () => {
      closing ??= closeBoth(writer, reader);
      return closing;
    },
  };
}

/** The reader first: the last connection to close moves the write-ahead log into the database. */
async function closeBoth(writer: WorkerLink<WriterCalls>, reader: WorkerLink<ReaderCalls>): Promise<void> {
  // A thread that is gone already has nothing left to close.
  await reader.ask('close', null).catch(() => null);
  await reader.ended;
  await writer.ask('close', null).catch(() => null);
  await writer.ended;
}

function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : 'unknown';
}
