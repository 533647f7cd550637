import type { JournalGroup } from '#core/journal/entry.ts';

type RowItem =
  | { readonly kind: 'group'; readonly group: JournalGroup }
  /** `place`: of the call in the list, the newest is 0. */
  | { readonly kind: 'call'; readonly place: number };

/** Where the headings of groups stand between the lines of calls: of rows that all have one height the journal is built. */
export interface Rows {
  readonly count: number;
  readonly at: (row: number) => RowItem;
  readonly rowOf: (place: number) => number;
  /** The row of the heading under which this row stands; null without headings. */
  readonly headingOf: (row: number) => number | null;
}

/** `groups` null: without headings. */
export function rowsOf(groups: readonly JournalGroup[] | null, calls: number): Rows {
  if (groups === null || groups.length === 0)
    return { count: calls, at: (place) => ({ kind: 'call', place }), rowOf: (place) => place, headingOf: () => null };
  let before = 0;
  const firsts = groups.map((group) => {
    const first = before;
    before += group.calls;
    return first;
  });
  /** The last group that begins at this number, or before; `numberOf` its place or its row. */
  function groupAt(number: number, numberOf: (nth: number) => number): number {
    let [low, high] = [0, firsts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (numberOf(middle) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  const placeOf = (nth: number): number => firsts[nth] ?? 0;
  const rowOfHeading = (nth: number): number => placeOf(nth) + nth;
  return {
    count: Math.max(calls, before) + groups.length,
    at(row) {
      const nth = groupAt(row, rowOfHeading);
      const group = groups[nth];
      return group !== undefined && row === rowOfHeading(nth)
        ? { kind: 'group', group }
        : { kind: 'call', place: row - nth - 1 };
    },
    rowOf: (place) => place + groupAt(place, placeOf) + 1,
    headingOf: (row) => rowOfHeading(groupAt(row, rowOfHeading)),
  };
}
