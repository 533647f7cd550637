import type { Worker } from 'node:worker_threads';
import { Unreadable } from '#core/support/unreadable.ts';
import { isNotGiven } from './failures.ts';
import type { Answered, Asked, WorkerCalls } from './messages.ts';

export interface WorkerLink<Calls extends WorkerCalls> {
  /** Rejects when the worker met a bug or is gone. */
  readonly ask: <N extends keyof Calls>(name: N, request: Calls[N]['request']) => Promise<Calls[N]['answer']>;
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (problem: Error) => void;
}

function problemOf(error: string, code: string): Error {
  return isNotGiven(code) ? new Unreadable(code) : Object.assign(new Error(error), { code });
}

/** Questions and answers with one worker; it answers in lists, one message for many. */
export function linkTo<Calls extends WorkerCalls>(
  worker: Worker,
  onDamage: (what: 'lines' | 'events') => void = () => undefined,
): WorkerLink<Calls> {
  const waiting = new Map<number, Waiting>();
  let gone: Error | null = null;
  let lastId = 0;

  function lose(problem: Error): void {
    gone ??= problem;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  worker.on('message', (answers: readonly Answered[]) => {
    for (const { id, answer, error, code, damage } of answers) {
      if (damage !== undefined) onDamage(damage);
      const question = waiting.get(id);
      waiting.delete(id);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where answers meet their questions
      if (error === undefined) question?.resolve(answer as never);
      else question?.reject(problemOf(error, code ?? ''));
    }
  });
  worker.on('error', (problem) => lose(problem instanceof Error ? problem : new Error('the worker failed')));
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      lose(new Error('the journal is closed'));
      resolve();
    });
  });

  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        if (gone !== null) return reject(gone);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const question: Asked<Calls> = { id: lastId, name, request };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        return worker.postMessage(question);
      }),
    ended,
  };
}
