import type { JournalLine, JournalPage } from '#core/journal/entry.ts';

/** Lines read at a time; enough for the tallest screen and the next turn of the wheel. */
export const pageLength = 100;
/** Of a long list so many are kept on both sides of those in sight. */
const keptAround = 1_500;

/** What is read of a list so far: lines by their place, the newest is 0. There may be holes. */
export interface ReadLines {
  readonly lines: ReadonlyMap<number, JournalLine>;
  /** Where each of them is, by its call id. */
  readonly places: ReadonlyMap<string, number>;
  /** All before this place are there. */
  readonly head: number;
  /** There are others behind the head. */
  readonly more: boolean;
}

export const nothingRead: ReadLines = { lines: new Map(), places: new Map(), head: 0, more: false };

/** Puts lines in that follow each other from a place on. A line that was elsewhere has moved. */
export function withLines(read: ReadLines, at: number, entries: readonly JournalLine[]): ReadLines {
  const lines = new Map(read.lines);
  const places = new Map(read.places);
  entries.forEach((line, nth) => {
    const before = places.get(line.callId);
    if (before !== undefined && before !== at + nth && lines.get(before)?.callId === line.callId) lines.delete(before);
    const covered = lines.get(at + nth);
    if (covered !== undefined && places.get(covered.callId) === at + nth) places.delete(covered.callId);
    lines.set(at + nth, line);
    places.set(line.callId, at + nth);
  });
  return { lines, places, head: headOf(lines), more: read.more };
}

/** As the newest page says it; `came`: lines that are new above what was read, null where what was read no longer adjoins. */
export function withNewest(
  read: ReadLines,
  page: JournalPage,
): { readonly read: ReadLines; readonly came: readonly JournalLine[] | null } {
  const anew = { ...withLines(nothingRead, 0, page.entries), more: page.more };
  const first = read.lines.get(0);
  const shift = page.entries.findIndex(({ callId }) => callId === first?.callId);
  if (!page.more || shift < 0) return { read: anew, came: null };
  const last = page.entries.at(-1);
  const was = last === undefined ? undefined : read.places.get(last.callId);
  // A line of these has left the list, or come into it: what is behind them has moved by nobody knows how much.
  if (was !== undefined ? was + shift !== page.entries.length - 1 : read.head > page.entries.length)
    return { read: anew, came: null };
  return {
    read: withLines({ ...shifted(read, shift), more: read.more }, 0, page.entries),
    came: page.entries.slice(0, shift),
  };
}

/** Without lines that are far from those in sight; the newest page stays, so that what comes adjoins. */
export function keptNear(read: ReadLines, from: number, until: number): ReadLines {
  if (read.lines.size <= 4 * keptAround) return read;
  const lines = new Map(
    [...read.lines].filter(
      ([place]) => place < pageLength || (place >= from - keptAround && place <= until + keptAround),
    ),
  );
  return { lines, places: placesOf(lines), head: headOf(lines), more: read.more };
}

function shifted(read: ReadLines, by: number): ReadLines {
  if (by === 0) return read;
  const lines = new Map([...read.lines].map(([place, line]) => [place + by, line]));
  return { ...read, lines, places: placesOf(lines) };
}

function placesOf(lines: ReadonlyMap<number, JournalLine>): ReadonlyMap<string, number> {
  return new Map([...lines].map(([place, { callId }]) => [callId, place]));
}

function headOf(lines: ReadonlyMap<number, JournalLine>): number {
  let head = 0;
  while (lines.has(head)) head += 1;
  return head;
}
