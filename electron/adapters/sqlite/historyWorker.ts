import type { CallerHistory } from '#core/journal/store.ts';
import { type CallsBefore, openHistory } from './history.ts';
import type { HistoryCalls } from './messages.ts';
import { type QuestionOf, answerQuestions } from './workerEnd.ts';

/**
 * Entry of the thread that knows the earlier calls of who rings. The writer could tell as well, but whoever rings would wait
 * there for the disk: a commit, or the log that is moved into the database, takes a hundred milliseconds on a slow one.
 */

let calls: CallsBefore | null = null;

const endThread = answerQuestions<HistoryCalls>(answerOf);

function answerOf(question: QuestionOf<HistoryCalls>): CallerHistory | null {
  switch (question.name) {
    case 'open':
      calls = openHistory(question.request);
      return null;
    case 'history':
      if (calls === null) throw new Error('the journal is closed');
      return calls.history(question.request);
    case 'close':
      calls?.close();
      calls = null;
      endThread();
      return null;
  }
}
