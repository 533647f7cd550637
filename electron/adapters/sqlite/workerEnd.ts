import { parentPort } from 'node:worker_threads';
import { codeOf } from './failures.ts';
import type { Asked, WorkerCalls } from './messages.ts';

/** Any question of a table of questions. */
export type QuestionOf<Calls extends WorkerCalls> = { [N in keyof Calls]: Asked<Calls, N> }[keyof Calls];

/**
 * A thread's end of `workerLink`: answers one question after the other, and what throws with its message. The answer lets
 * the thread end. Throws where there is no thread.
 */
export function answerQuestions<Calls extends WorkerCalls>(
  answerOf: (question: QuestionOf<Calls>) => unknown,
  damageNoticed: () => 'lines' | 'events' | null = () => null,
): () => void {
  if (parentPort === null) throw new Error('this file runs as a worker');
  const port = parentPort;
  port.on('message', (question: QuestionOf<Calls>) => {
    const { id } = question;
    try {
      const answer = answerOf(question);
      const damage = damageNoticed();
      port.postMessage([damage === null ? { id, answer } : { id, answer, damage }]);
    } catch (problem) {
      port.postMessage([{ id, error: problem instanceof Error ? problem.message : 'unknown', code: codeOf(problem) }]);
    }
  });
  return () => port.close();
}
