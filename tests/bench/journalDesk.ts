import { v7 } from 'uuid';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { callId } from '#core/support/ids.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';

export async function openedStore(file: string): Promise<JournalStore> {
  const store = await openJournal({ file, deskId: 'desk', zone: () => 'Europe/Kyiv' });
  if (!store.ok) throw new Error(store.error);
  return store.value;
}

/** Opened, and the first page of the list there. */
export async function openedIn(file: string): Promise<number> {
  const begun = performance.now();
  const store = await openedStore(file);
  await store.list({ filter: {}, from: { kind: 'newest' }, limit: 50 });
  const ms = performance.now() - begun;
  await store.close();
  return ms;
}

/** A note of one call that is written again and again. */
function notes(): (nth: number) => CallFact {
  const id = callId(v7());
  return (nth) => ({ callId: id, at: Date.now(), body: { kind: 'essence-noted', essence: `order ${nth}` } });
}

/** Commits of one fact each, one after the other, until there are so many or `until` is over. */
export async function commits(
  store: JournalStore,
  times: number,
  until: Promise<unknown> | null,
  factOf: (nth: number) => CallFact = notes(),
): Promise<readonly number[]> {
  const took: number[] = [];
  const job = { isOver: false };
  void until?.then(() => {
    job.isOver = true;
  });
  while (took.length < times && !job.isOver) {
    const begun = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one commit after the other is what is measured
    const written = await store.append([factOf(took.length)]);
    if (!written.ok) throw new Error(written.error);
    took.push(performance.now() - begun);
    // oxlint-disable-next-line no-await-in-loop -- a desk at work, not a flood
    await new Promise((over) => {
      setTimeout(over, 5);
    });
  }
  return took;
}
