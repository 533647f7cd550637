import type { CallLine } from '#core/call/line.ts';
import type { JournalStore } from '#core/journal/store.ts';

/** A number that the desk has called, and who answers to it. */
export interface LastDialled {
  readonly number: string;
  readonly shown: string;
  readonly name: string;
  /** Over which it was called. */
  readonly line: CallLine | null;
}

/** Among so many calls of the journal they are looked for: who was called longer ago is found by name. */
const lastCalls = 200;
const most = 10;

/** Whom the desk called last, the newest first, each number once; at most ten. */
export async function lastDialled(store: Pick<JournalStore, 'list'>): Promise<readonly LastDialled[]> {
  const { entries } = await store.list({ filter: {}, from: { kind: 'newest' }, limit: lastCalls });
  const byNumber = new Map<string, LastDialled>();
  for (const { direction, number, numberShown, name, line } of entries) {
    if (direction !== 'out' || number === '' || byNumber.has(number)) continue;
    byNumber.set(number, { number, shown: numberShown || number, name, line });
  }
  return [...byNumber.values()].slice(0, most);
}
