import { rmSync } from 'node:fs';

/** Takes away what lies at the new journal's place, and what was carved out of a damaged one for it. */
export function sweepNewJournal(target: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${target}${end}`, { force: true });
  rmSync(scratchOf(target), { force: true });
}

/** Where it is put down what a damaged journal's pages hold. */
export function scratchOf(target: string): string {
  return `${target}.pages`;
}
