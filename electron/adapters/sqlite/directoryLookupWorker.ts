import { type DirectoryLookup, openLookup } from './directoryLookup.ts';
import type { LookupCalls } from './directoryMessages.ts';
import { type QuestionOf, answerQuestions } from './workerEnd.ts';

/** Entry of the thread that knows who rings: one question after the other, each a fraction of a millisecond. */

let lookup: DirectoryLookup | null = null;

const endThread = answerQuestions<LookupCalls>(answerOf);

function answerOf(question: QuestionOf<LookupCalls>): unknown {
  switch (question.name) {
    case 'open':
      lookup = openLookup(question.request);
      return null;
    case 'reopen':
      lookup?.reopen();
      return null;
    case 'look-up':
      if (lookup === null) throw new Error('the directory is closed');
      return lookup.lookUp(question.request);
    case 'close':
      lookup?.close();
      lookup = null;
      endThread();
      return null;
  }
}
