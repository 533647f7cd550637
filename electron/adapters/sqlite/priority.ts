import { setPriority } from 'node:os';

/** What somebody waits for stands before what goes on by itself, and behind the calls. */
const steps = { half: 5, whole: 10 } as const;

/** Behind the desk's own threads. On Linux a thread has a priority of its own; elsewhere it would be the whole desk's. */
export function stepBack(how: keyof typeof steps = 'whole'): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, steps[how]);
  } catch {
    // Then it steps back by its rests alone.
  }
}
