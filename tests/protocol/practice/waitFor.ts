import { vi } from 'vitest';

/** Looks every few milliseconds until it holds; the test's own time limit ends a vain wait. */
export function waitFor(holds: () => boolean): Promise<void> {
  return vi.waitFor(
    () => {
      if (!holds()) throw new Error('it does not hold yet');
    },
    { timeout: 20_000, interval: 10 },
  );
}
