import { setPriority } from 'node:os';

/** Behind the desk's own threads. On Linux a thread has a priority of its own; elsewhere it would be the whole desk's. */
export function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, 10);
  } catch {
    // Then it steps back by its rests alone.
  }
}
