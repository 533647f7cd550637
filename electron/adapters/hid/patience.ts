import type { Timers } from '#core/support/ports.ts';

/** The outcome of a promise that may never have one; `late` after `ms`. What comes later is for who made it. */
export type Outcome<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'late' };

export function within<T>(timers: Timers, ms: number, promise: Promise<T>): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const cancel = timers.after(ms, () => resolve({ is: 'late' }));
    promise.then(
      (value) => {
        cancel();
        resolve({ is: 'done', value });
      },
      (error: unknown) => {
        cancel();
        resolve({ is: 'failed', error });
      },
    );
  });
}

/** Runs after everything that was put off to the end of this tick before: node-hid begins to read there. */
export function afterThisTick(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}

/** node-hid rejects with Errors and emits strings. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
