import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { failed, ok } from '#core/support/result.ts';
import { codeOf } from './failures.ts';
import type { Answered, Asked, WriterCalls } from './messages.ts';
import { type Writer, openWriter } from './writer.ts';

/** Entry of the writing thread: all appends that wait in one commit. */

type Question = { [N in keyof WriterCalls]: Asked<WriterCalls, N> }[keyof WriterCalls];

if (parentPort === null) throw new Error('writerWorker.ts runs as a worker');
const port = parentPort;

/** More appends than these wait for the next commit, so that no other question waits for a flood. */
const appendsInOneCommit = 64;
const quietMs = 500;
/** Lines of old rules are made anew in portions of this length, each behind as long a rest: no commit waits for more. */
const renewMs = 20;

let writer: Writer | null = null;
let waiting: Question[] = [];
let resting: NodeJS.Timeout | undefined;
let renewing: NodeJS.Timeout | undefined;

port.on('message', (question: Question) => {
  waiting.push(question);
  work();
});

function work(): void {
  clearTimeout(resting);
  for (takeAll(); waiting.length > 0; takeAll()) {
    const appends = waiting[0]?.name === 'append' ? take(({ name }) => name === 'append', appendsInOneCommit) : [];
    if (appends.length > 0) port.postMessage(commit(appends));
    else port.postMessage(take(() => true, 1).map(answerOne));
  }
  if (writer === null) return clearTimeout(renewing);
  resting = setTimeout(() => writer?.rest(), quietMs);
}

function renewLater(): void {
  renewing = setTimeout(() => {
    if (writer?.renew(renewMs) === true) renewLater();
  }, renewMs);
}

/** Whatever has arrived meanwhile, without going back to the event loop. */
function takeAll(): void {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
    waiting.push(next.message);
}

function take(wanted: (question: Question) => boolean, atMost: number): readonly Question[] {
  const taken: Question[] = [];
  const left: Question[] = [];
  for (const question of waiting) (taken.length < atMost && wanted(question) ? taken : left).push(question);
  waiting = left;
  return taken;
}

function commit(questions: readonly Question[]): readonly Answered[] {
  const appends = questions.filter((question) => question.name === 'append');
  const answers = writer?.append(appends.map(({ request }) => request));
  return appends.map(({ id }, index) => ({ id, answer: answers?.[index] ?? failed('not-writable', 'closed') }));
}

function answerOne(question: Question): Answered {
  try {
    return { id: question.id, answer: answerOf(question) };
  } catch (problem) {
    return { id: question.id, error: problem instanceof Error ? problem.message : 'unknown', code: codeOf(problem) };
  }
}

function answerOf(question: Question): unknown {
  switch (question.name) {
    case 'open': {
      const opened = openWriter(question.request);
      if (!opened.ok) return opened;
      writer = opened.value;
      renewLater();
      return ok(null);
    }
    case 'head':
      return writer?.head();
    case 'holds':
      return writer?.holds(question.request);
    case 'forget':
      return writer?.forget(question.request);
    case 'erase':
      return writer?.erase(question.request);
    case 'scrub':
      return writer?.scrub(question.request);
    case 'sign':
      writer?.sign(question.request);
      return null;
    case 'close':
      writer?.close();
      writer = null;
      port.close();
      return null;
    case 'append':
      throw new Error('appends are committed together');
  }
}
