import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { createContactFile } from './importContactFile.ts';
import { type ImportPace, importMemory } from './importPace.ts';
import type { SourceRow } from './importPrevious.ts';
import type { StagedRow } from './importStaging.ts';
import { type WriterWord, type WriterOrder, type WriterStart, rowFields, standing } from './importWriterMessages.ts';

/** Where rows go that are in order. */
export interface RowWriting {
  /** Under the next id from 1. `words`: what it is found by. Waits while many rows are on their way. */
  readonly add: (row: StagedRow, words: string) => void;
  /** Those of one name and company, by their ids. */
  readonly addAlike: (ids: string) => void;
  /** False: cancelled. True: all is on the disk. */
  readonly finish: (sources: readonly SourceRow[]) => boolean;
  /** The file is closed when this returns. Can be asked twice. */
  readonly close: () => void;
}

const rowsAtATime = 256;
/** The memory of both threads stays within these. */
const mostOnTheirWay = 8;
/** The thread says when it is there; it is not waited for any longer than this. */
const startMs = 30_000;

/** So few are written sooner than another thread has begun. */
const fewRows = 10_000;

/**
 * Many rows are written into contacts-N.db by a thread of its own while the next are made ready here. Throws, as every member,
 * what SQLite and the file system throw, also in the other thread.
 */
export function beginWriting(file: string, of: number, pace: ImportPace): RowWriting {
  return of < fewRows ? writingHere(file, of, pace) : writingBeside(file, of, pace);
}

function writingHere(file: string, of: number, pace: ImportPace): RowWriting {
  const contacts = createContactFile(file, of, pace);
  return {
    add: (row, words) => contacts.addRows([...rowFields.map((field) => row[field]), words]),
    ...contacts,
  };
}

function writingBeside(file: string, of: number, pace: ImportPace): RowWriting {
  const { port1: port, port2 } = new MessageChannel();
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const start: WriterStart = { file, of, signs: pace.signs, shared, port: port2 };
  // oxlint-disable-next-line no-new -- it is spoken to through its port, since this thread waits without listening
  new Worker(new URL('./importWriterWorker.ts', import.meta.url), {
    workerData: start,
    transferList: [port2],
    resourceLimits: importMemory,
  });
  let sent = 0;
  let rows: WriterOrder['rows'] = [];
  let alike: string[] = [];
  let closed = false;

  function say(order: WriterOrder): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    port.postMessage(order);
  }

  /** Waits for the other thread to come on until it stands so. */
  function waitUntil(isSo: (taken: number, stands: number) => boolean, mostMs = Infinity): void {
    const from = performance.now();
    for (;;) {
      const taken = Atomics.load(shared, 0);
      const stands = Atomics.load(shared, 1);
      if (stands === standing.failed) throw failure();
      if (isSo(taken, stands)) return;
      if (performance.now() - from > mostMs) throw new Error('the thread that writes contacts did not begin');
      Atomics.wait(shared, 0, taken, 250);
    }
  }

  function failure(): Error {
    closed = true;
    const word: WriterWord | undefined = receiveMessageOnPort(port)?.message;
    port.close();
    return Object.assign(new Error(word?.message ?? 'unknown'), { code: word?.code ?? '' });
  }

  function send(): void {
    if (rows.length === 0 && alike.length === 0) return;
    sent += 1;
    say({ rows, alike, end: null });
    rows = [];
    alike = [];
    waitUntil((taken, stands) => sent - taken < mostOnTheirWay || stands !== standing.working);
  }

  waitUntil((_, stands) => stands !== standing.starting, startMs);
  return {
    add: (row, words) => {
      for (const field of rowFields) rows.push(row[field]);
      rows.push(words);
      if (rows.length >= rowsAtATime * (rowFields.length + 1)) send();
    },
    addAlike: (ids) => alike.push(ids),
    finish: (sources) => {
      send();
      say({ rows: [], alike: [], end: { sources } });
      waitUntil((_, stands) => stands > standing.working);
      closed = true;
      port.close();
      return Atomics.load(shared, 1) === standing.done;
    },
    close: () => {
      if (closed) return;
      say({ rows: [], alike: [], end: 'drop' });
      waitUntil((_, stands) => stands > standing.working);
      closed = true;
      port.close();
    },
  };
}
