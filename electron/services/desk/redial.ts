import type { Dialled } from '#core/caller/dialled.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Desk } from './desk.ts';

export interface RedialPorts {
  readonly store: Pick<JournalStore, 'list'>;
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly dial: Desk['dial'];
}

/** Who was called longer ago is not meant by "again". */
const lastCalls = 200;

/** Calls whom the desk called last, among its last 200 calls; nobody where it called nobody. */
export function createRedial({ store, dialled, dial }: RedialPorts): () => void {
  return () => void redial();

  async function redial(): Promise<void> {
    const { entries } = await store.list({ text: '', before: null, limit: lastCalls, missedOnly: false });
    const last = entries.find(({ direction }) => direction === 'out');
    const again = last === undefined ? null : dialled(last.number);
    if (again !== null) await dial(again.number, again.identity);
  }
}
