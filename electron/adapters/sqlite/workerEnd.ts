import { parentPort } from 'node:worker_threads';
import type { Asked, WorkerCalls } from './messages.ts';

/** Any question of a table of questions. */
export type QuestionOf<Calls extends WorkerCalls> = { [N in keyof Calls]: Asked<Calls, N> }[keyof Calls];

/**
 * A thread's end of `workerLink`: answers one question after the other, and what throws with its message. The answer lets
 * the thread end. Throws where there is no thread.
 */
export function answerQuestions<Calls extends WorkerCalls>(
  answerOf: (question: QuestionOf<Calls>) => unknown,
): () => void {
  if (parentPort === null) throw new Error('this file runs as a worker');
  const port = parentPort;
  port.on('message', (question: QuestionOf<Calls>) => {
    const { id } = question;
    try {
      port.postMessage([{ id, answer: answerOf(question) }]);
    } catch (problem) {
      port.postMessage([{ id, error: problem instanceof Error ? problem.message : 'unknown' }]);
    }
  });
  return () => port.close();
}
