import { parentPort } from 'node:worker_threads';
import { type DirectoryLookup, openLookup } from './directoryLookup.ts';
import type { LookupCalls } from './directoryMessages.ts';
import type { Asked } from './messages.ts';

/** Entry of the thread that knows who rings: one question after the other, each a fraction of a millisecond. */

type Question = { [N in keyof LookupCalls]: Asked<LookupCalls, N> }[keyof LookupCalls];

if (parentPort === null) throw new Error('directoryLookupWorker.ts runs as a worker');
const port = parentPort;
let lookup: DirectoryLookup | null = null;

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
      lookup = openLookup(question.request);
      return null;
    case 'look-up':
      if (lookup === null) throw new Error('the directory is closed');
      return lookup.lookUp(question.request);
    case 'close':
      lookup?.close();
      lookup = null;
      port.close();
      return null;
  }
}
