import { parentPort } from 'node:worker_threads';
import { ok } from '#core/support/result.ts';
import { type DirectoryKeeper, openKeeper } from './directoryKeeper.ts';
import type { DirectoryCalls } from './directoryMessages.ts';
import type { Asked } from './messages.ts';

/** Entry of the thread that lists and saves: one question after the other. */

type Question = { [N in keyof DirectoryCalls]: Asked<DirectoryCalls, N> }[keyof DirectoryCalls];

if (parentPort === null) throw new Error('directoryWorker.ts runs as a worker');
const port = parentPort;
let keeper: DirectoryKeeper | null = null;

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
    case 'open': {
      const opened = openKeeper(question.request);
      if (!opened.ok) return opened;
      keeper = opened.value;
      return ok(keeper.progress());
    }
    case 'fill':
      return open().fill();
    case 'contacts':
      return open().contacts(question.request);
    case 'contact':
      return open().contact(question.request);
    case 'size':
      return open().size();
    case 'office':
      return open().office();
    case 'save-contact':
      return open().saveContact(question.request);
    case 'remove-contact':
      return open().removeContact(question.request);
    case 'save-employees':
      return open().saveEmployees(question.request);
    case 'remove-employee':
      return open().removeEmployee(question.request.employeeId, question.request.rest);
    case 'close':
      keeper?.close();
      keeper = null;
      port.close();
      return null;
  }
}

function open(): DirectoryKeeper {
  if (keeper === null) throw new Error('the directory is closed');
  return keeper;
}
