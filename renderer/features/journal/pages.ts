import type { JournalLine, JournalPage } from '#core/journal/entry.ts';

/** Lines read at a time; enough for the tallest screen and the next turn of the wheel. */
export const pageLength = 100;

/** What is read of the journal so far, newest first. */
export interface Lines {
  readonly entries: readonly JournalLine[];
  /** There are older ones. */
  readonly more: boolean;
}

/** The newest page read anew, before what was read of older lines already: new lines come, changed ones change, none twice. */
export function withNewest(read: Lines, newest: JournalPage): Lines {
  const last = newest.entries.at(-1);
  if (last === undefined || !newest.more) return newest;
  const place = read.entries.findIndex(({ callId }) => callId === last.callId);
  // Nothing in common: so much has come that what was read no longer adjoins.
  if (place < 0) return newest;
  return { entries: [...newest.entries, ...read.entries.slice(place + 1)], more: read.more };
}

/** `older` was asked for as older than `before`; an answer that no longer fits is left. */
export function withOlder(read: Lines, before: string, older: JournalPage): Lines {
  if (read.entries.at(-1)?.callId !== before) return read;
  return { entries: [...read.entries, ...older.entries], more: older.more };
}

export type ListItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'call'; readonly key: string; readonly entry: JournalLine };

/** Lines under the headings of their days. */
export function byDay(entries: readonly JournalLine[]): readonly ListItem[] {
  return entries.flatMap((entry, place): ListItem[] => {
    const line: ListItem = { kind: 'call', key: entry.callId, entry };
    const isNewDay = entry.day !== entries[place - 1]?.day;
    return isNewDay ? [{ kind: 'day', key: entry.day, day: entry.day }, line] : [line];
  });
}
