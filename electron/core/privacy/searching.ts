/** A question of a list that is narrowed by words. */
export interface Search {
  /** What was typed, place by place; nothing but empty ones: it is no search. */
  readonly words: readonly string[];
  /** Whatever else the list is narrowed by. */
  readonly among: string;
  /** It is asked from its beginning; else its lines further down are. */
  readonly isBegun: boolean;
}

/** A search that is gone through: as far as it was typed, and when it was asked last. */
export interface Searching {
  readonly words: readonly string[];
  readonly among: string;
  readonly at: number;
}

/** Whoever asks the same again after so long, from its beginning, searches anew. */
const sameMs = 5 * 60_000;

/**
 * Follows what one window looks for in one list. A search is one from its first letter to the last line that is read of it,
 * however often it is read anew because the list has changed; other words or other filters are another one.
 */
export function followSearch(
  before: Searching | undefined,
  { words, among, isBegun }: Search,
  at: number,
): { readonly now: Searching | undefined; readonly isNew: boolean } {
  if (words.every((word) => word === '')) return { now: undefined, isNew: false };
  const isOn = before !== undefined && before.among === among && isTypedOn(before.words, words);
  const isNew = !isOn || (isBegun && Math.abs(at - before.at) >= sameMs);
  return { now: { words: isNew ? words : furthest(before?.words ?? [], words), among, at }, isNew };
}

/** Nothing but letters more than were typed so far, or fewer; fewer and then others are other words. */
function isTypedOn(before: readonly string[], words: readonly string[]): boolean {
  return words.every((word, place) => {
    const was = before[place] ?? '';
    return (word === '') === (was === '') && (word.startsWith(was) || was.startsWith(word));
  });
}

function furthest(before: readonly string[], words: readonly string[]): readonly string[] {
  return words.map((word, place) => {
    const was = before[place] ?? '';
    return was.length > word.length ? was : word;
  });
}
