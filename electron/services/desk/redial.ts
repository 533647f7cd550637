import type { Dialled } from '#core/caller/dialled.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Log } from '#core/support/ports.ts';
import type { Desk } from './desk.ts';

export interface RedialPorts {
  readonly store: Pick<JournalStore, 'list'>;
  readonly log: Log;
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly dial: Desk['dial'];
  /** No call is live: nobody is put aside by a key that may have been touched. */
  readonly isQuiet: () => boolean;
}

/** Who was called longer ago is not meant by "again". */
const lastCalls = 200;

/** Calls whom the desk called last, among its last 200 calls; nobody where it called nobody, or while a call is live. */
export function createRedial({ store, log, dialled, dial, isQuiet }: RedialPorts): () => void {
  let underWay = false;

  async function redial(): Promise<void> {
    const { entries } = await store.list({ filter: {}, from: { kind: 'newest' }, limit: lastCalls });
    const last = entries.find(({ direction }) => direction === 'out');
    const again = last === undefined ? null : dialled(last.number);
    // A call may have come while the journal was read.
    if (again !== null && isQuiet()) await dial(again.number, again.identity, last?.line?.lineId ?? null);
  }

  return () => {
    // A key that bounces dials once.
    if (underWay || !isQuiet()) return;
    underWay = true;
    redial()
      .catch(() => log.warn('redial', { why: 'journal-not-read' }))
      .finally(() => {
        underWay = false;
      });
  };
}
