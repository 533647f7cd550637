import { parentPort } from 'node:worker_threads';
import type { Asked, ReaderCalls } from './messages.ts';
import { type Reader, openReader } from './reader.ts';

/** Entry of the reading thread: one question after the other. */

type Question = { [N in keyof ReaderCalls]: Asked<ReaderCalls, N> }[keyof ReaderCalls];

if (parentPort === null) throw new Error('readerWorker.ts runs as a worker');
const port = parentPort;
let reader: Reader | null = null;

port.on('message', (question: Question) => {
  const { id } = question;
  try {
    port.postMessage([{ id, answer: answerOf(question) }]);
  } catch (problem) {
    port.postMessage([{ id, error: problem instanceof Error ? problem.message : 'unknown' }]);
  }
});

function answerOf(question: Question): unknown {
  switch (question.name) {
    case 'open':
      reader = openReader(question.request);
      return null;
    case 'list':
      return open().list(question.request);
    case 'call':
      return open().call(question.request);
    case 'day':
      return open().day(question.request);
    case 'openCallbacks':
      return open().openCallbacks(question.request);
    case 'close':
      reader?.close();
      reader = null;
      port.close();
      return null;
  }
}

function open(): Reader {
  if (reader === null) throw new Error('the journal is closed');
  return reader;
}
