import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { JournalLook, SavedView } from '#core/journal/savedView.ts';

/** What the journal's list shows now. */
export interface Present {
  /** Words that are searched for, as they are typed. */
  readonly text: string;
  /** All that restricts it beside the words. */
  readonly filter: JournalFilter;
  /** null: as the preferences have it. */
  readonly look: JournalLook | null;
  /** The saved view that was picked, as it is saved; null: none. */
  readonly view: SavedView | null;
}

export const everyCall: Present = { text: '', filter: {}, look: null, view: null };

/** Kept while other screens are looked at: a call that comes in never costs what was searched for. Of this page alone. */
const presentStore = createStore<Present>(() => everyCall);

export function usePresent(): Present {
  return useStore(presentStore);
}

export function showPresent(changed: Partial<Present>): void {
  presentStore.setState(changed);
}

export function presentOf(view: SavedView): Present {
  const { text = '', ...filter } = view.filter;
  return { text, filter, look: { columns: view.columns, group: view.group }, view };
}

/** What would be saved of it now. */
export function viewOf(
  { filter, look }: { readonly filter: JournalFilter; readonly look: JournalLook },
  { viewId, name }: Pick<SavedView, 'viewId' | 'name'>,
): SavedView {
  return { viewId, name, filter: sorted(filter), columns: [...look.columns], group: look.group };
}

/** Whether something else is shown than what was saved. */
export function isChanged(
  view: SavedView,
  shown: { readonly filter: JournalFilter; readonly look: JournalLook },
): boolean {
  return JSON.stringify(viewOf(shown, view)) !== JSON.stringify(viewOf({ filter: view.filter, look: view }, view));
}

/** The same filter is the same text, however it was put together. */
function sorted(filter: JournalFilter): JournalFilter {
  return Object.fromEntries(Object.entries(filter).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
