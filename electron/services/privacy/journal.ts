import type { JournalStore } from '#core/journal/store.ts';
import type { EraseOrder } from '#core/privacy/eraseOrder.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import type { Cutoff } from '#core/privacy/retention.ts';
import type { Rest } from '#core/support/rest.ts';

export type PrivacyStore = Pick<JournalStore, 'overdue' | 'findPerson' | 'erase' | 'scrub'>;

export interface Found {
  readonly calls: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
}

/** Calls that one commit changes: a caller who rings meanwhile is looked up right after it. */
const callsAtOnce = 5;

/** Every call that speaks of the person; null: it was cut short. */
export async function findInJournal(
  store: PrivacyStore,
  person: SoughtPerson,
  rest: Rest,
  onPercent: (percent: number) => void,
): Promise<Found | null> {
  const calls = new Set<string>();
  const mentioned = new Set<string>();
  for (let after: number | null = 0; after !== null;) {
    if (!(await rest())) return null;
    const portion: Awaited<ReturnType<PrivacyStore['findPerson']>> = await store.findPerson({ person, after });
    if (portion === null) return null;
    for (const callId of portion.calls) calls.add(callId);
    for (const callId of portion.mentioned) mentioned.add(callId);
    after = portion.upTo;
    if (after !== null && portion.of > 0) onPercent(Math.min(99, Math.floor((100 * after) / portion.of)));
  }
  return { calls, mentioned };
}

/** Calls whose time is over, portion by portion from `from` on; `done` answers whether to go on. False: it was cut short. */
export async function eachOverdue(
  store: PrivacyStore,
  cutoffs: readonly Cutoff[],
  rest: Rest,
  from: number,
  done: (callIds: readonly string[], place: number) => Promise<boolean> | boolean,
): Promise<boolean> {
  for (let after: number | null = from; after !== null;) {
    if (!(await rest())) return false;
    const portion: Awaited<ReturnType<PrivacyStore['overdue']>> = await store.overdue({ cutoffs, after });
    if (portion === null || !(await done(portion.callIds, after))) return false;
    after = portion.upTo;
  }
  return true;
}

/** A portion after the other; how many calls were changed, null: it was cut short, or the disk refuses. */
export async function eraseInJournal(
  store: PrivacyStore,
  order: EraseOrder,
  rest: Rest,
  onErased: (calls: number) => void = () => undefined,
): Promise<number | null> {
  let changed = 0;
  for (let from = 0; from < order.callIds.length; from += callsAtOnce) {
    if (!(await rest())) return null;
    const erased = await store.erase({ ...order, callIds: order.callIds.slice(from, from + callsAtOnce) });
    if (!erased.ok) return null;
    changed += erased.value;
    onErased(erased.value);
  }
  return changed;
}

/** Nothing of what was erased is left in search index and log. False: it was cut short. */
export async function scrubJournal(store: PrivacyStore, rest: Rest): Promise<boolean> {
  for (let isFirst = true; ; isFirst = false) {
    if (!(await rest())) return false;
    const scrubbed = await store.scrub(isFirst);
    if (!scrubbed.ok) return false;
    if (scrubbed.value) return true;
  }
}
