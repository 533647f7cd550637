import { ok } from '#core/support/result.ts';
import { type DirectoryKeeper, openKeeper } from './directoryKeeper.ts';
import type { DirectoryCalls } from './directoryMessages.ts';
import { type QuestionOf, answerQuestions } from './workerEnd.ts';

/** Entry of the thread that lists and saves: one question after the other. */

let keeper: DirectoryKeeper | null = null;

const endThread = answerQuestions<DirectoryCalls>(answerOf);

function answerOf(question: QuestionOf<DirectoryCalls>): unknown {
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
      endThread();
      return null;
  }
}

function open(): DirectoryKeeper {
  if (keeper === null) throw new Error('the directory is closed');
  return keeper;
}
