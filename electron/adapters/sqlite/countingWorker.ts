import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { failed, ok } from '#core/support/result.ts';
import { openForReading } from './connection.ts';
import { type Counting, type Portions, createCounting } from './counting.ts';
import { codeOf } from './failures.ts';
import { createFilters } from './filtered.ts';
import { standStill } from './hush.ts';
import { createJournalList } from './journalList.ts';
import { createLines } from './lines.ts';
import type { Answered, Asked, CountingCalls } from './messages.ts';
import { stepBack } from './priority.ts';

/**
 * Entry of the thread that counts, on a connection of its own: SQLite is never interrupted, so whatever is counted is counted
 * in portions, and between two of them it is looked whether somebody still wants to know.
 */

type Question = { [N in keyof CountingCalls]: Asked<CountingCalls, N> }[keyof CountingCalls];
type Counted = Extract<Question, { readonly name: 'count' | 'groups' }>;

if (parentPort === null) throw new Error('countingWorker.ts runs as a worker');
const port = parentPort;

interface Opened {
  readonly counting: Counting;
  readonly list: ReturnType<typeof createJournalList>;
  readonly begin: () => void;
  readonly end: () => void;
  readonly close: () => void;
}

let opened: Opened | null = null;
let damaged: Answered['damage'] = undefined;
const waiting: Question[] = [];

port.on('message', (question: Question) => {
  waiting.push(question);
  for (let next = takeNext(); next !== undefined; next = takeNext()) answer(next);
});

/** A list before a count: whoever reads page after page waits for nobody who counts. */
function takeNext(): Question | undefined {
  takeAll();
  const place = waiting.findIndex(({ name }) => name !== 'count' && name !== 'groups');
  const [next] = waiting.splice(Math.max(0, place), 1);
  return next;
}

/** Whatever has arrived meanwhile, without going back to the event loop. */
function takeAll(): void {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
    waiting.push(next.message);
}

function answer(question: Question): void {
  const { id } = question;
  damaged = undefined;
  try {
    const value = answerOf(question);
    tell(damaged === undefined ? { id, answer: value } : { id, answer: value, damage: damaged });
  } catch (problem) {
    tell({ id, error: problem instanceof Error ? problem.message : 'unknown', code: codeOf(problem) });
  }
}

function tell(answered: Answered): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  port.postMessage([answered]);
}

function answerOf(question: Question): unknown {
  switch (question.name) {
    case 'open':
      stepBack();
      opened = openAt(question.request);
      return null;
    case 'portion':
      return open().list(question.request);
    case 'count':
      return counted(question, open().counting.count(question.request.filter));
    case 'groups':
      return counted(question, open().counting.groups(question.request));
    case 'close':
      opened?.close();
      opened = null;
      port.close();
      return null;
  }
}

/** In one moment's journal, to the end or until a newer question comes. */
function counted<T>(question: Counted, portions: Portions<T>): unknown {
  open().begin();
  try {
    for (;;) {
      takeAll();
      if (waiting.some((other) => other.name === 'close' || isNewer(other, question))) return failed('superseded');
      standStill();
      const next = portions.next();
      if (next.done === true) return ok(next.value);
    }
  } finally {
    open().end();
  }
}

function isNewer(other: Question, { name, request }: Counted): boolean {
  return other.name === name && other.request.asker === request.asker;
}

function onDamage(what: 'lines' | 'events'): void {
  damaged = damaged === 'events' ? damaged : what;
}

function openAt(file: string): Opened {
  const db = openForReading(file);
  const lines = createLines(db, onDamage);
  const filters = createFilters(db, lines, onDamage);
  return {
    counting: createCounting(db, filters),
    list: createJournalList(db, filters),
    begin: () => void db.exec('BEGIN'),
    end: () => void db.exec('COMMIT'),
    close: () => db.close(),
  };
}

function open(): Opened {
  if (opened === null) throw new Error('the journal is closed');
  return opened;
}
