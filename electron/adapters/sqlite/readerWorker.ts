import type { ReaderCalls } from './messages.ts';
import { stepBack } from './priority.ts';
import { type Reader, openReader } from './reader.ts';
import { type QuestionOf, answerQuestions } from './workerEnd.ts';

/** Entry of the reading thread: one question after the other. */

let reader: Reader | null = null;

const endThread = answerQuestions<ReaderCalls>(answerOf, () => reader?.damage() ?? null);

function answerOf(question: QuestionOf<ReaderCalls>): unknown {
  switch (question.name) {
    case 'open':
      stepBack('half');
      reader = openReader(question.request);
      return null;
    case 'list':
      return open().list(question.request);
    case 'others':
      return open().others(question.request);
    case 'choices':
      return open().choices();
    case 'call':
      return open().call(question.request);
    case 'day':
      return open().day(question.request);
    case 'dialled':
      return open().dialled(question.request);
    case 'lessons':
      return open().lessons(question.request);
    case 'corrections':
      return open().corrections(question.request);
    case 'openCallbacks':
      return open().openCallbacks(question.request);
    case 'overdue':
      return open().overdue(question.request);
    case 'findPerson':
      return open().findPerson(question.request);
    case 'doneLately':
      return open().doneLately(question.request);
    case 'close':
      reader?.close();
      reader = null;
      endThread();
      return null;
  }
}

function open(): Reader {
  if (reader === null) throw new Error('the journal is closed');
  return reader;
}
