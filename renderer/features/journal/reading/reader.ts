import type { JournalFrom, JournalGroup, JournalLine, JournalPage } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { Ask } from '../../../state/ask.ts';
import { type Unread, unreadBy } from '../../../state/unread.ts';
import { type CountedDays, countedDays, daysOf, pageAt, withCome } from './days.ts';
import { keptNear, nothingRead, pageLength, type ReadLines, withLines, withNewest } from './readLines.ts';

export interface JournalReading extends ReadLines {
  /** What the lines answer; null before the first answer. */
  readonly search: JournalFilter | null;
  /** Why the last question was not answered; null: it was. */
  readonly unread: Unread | null;
  /** Older calls are not searchable yet. */
  readonly partial: boolean;
  /** Lines of the list, read or not; while they are not counted, those read. */
  readonly calls: number;
  readonly missed: number;
  /** Newest first; of each the calls that fit. */
  readonly days: readonly JournalGroup[];
  readonly isCounted: boolean;
}

export interface JournalReader {
  readonly reading: () => JournalReading;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads anew; the lines stay until others are there, so that nothing flashes. */
  readonly find: (search: JournalFilter) => void;
  /** The journal has changed: the newest page and the lines in sight are read again. */
  readonly refresh: () => void;
  /** Counts again, beside everything else. */
  readonly count: () => void;
  /** Lines from one place to another (inclusive) are in sight, or soon will be. */
  readonly need: (from: number, until: number) => void;
}

/** A page to be read: the place of its first line, and how to ask for it. */
interface Page {
  readonly at: number;
  readonly from: JournalFrom;
}

/** Lines from the end of what is read at which older ones are read, while nothing is counted. */
const nearEnd = 30;

/** Reads the journal page by page, wherever in it is looked; of several searches only the answer to the last is taken. */
export function createReader(ask: Ask): JournalReader {
  const listeners = new Set<() => void>();
  let read: ReadLines = nothingRead;
  let counted: CountedDays | null = null;
  let told: Pick<JournalReading, 'search' | 'unread' | 'partial'> = { search: null, unread: null, partial: false };
  let reading = readingNow();
  let wanted: JournalFilter = {};
  let asked = 0;
  let inSight = { from: 0, until: 0 };
  /** How often the lines were begun anew, and how many have come above since. */
  let begun = 0;
  let came = 0;
  /** What is being counted; a newer question of the same would only begin it anew. */
  let counting: JournalFilter | null = null;
  /** Those in sight may have changed. */
  let isStale = false;
  let isFilling = false;
  /** Places that were asked for and where nothing is. */
  const empty = new Set<number>();

  function readingNow(): JournalReading {
    const isWhole = !read.more;
    const days = counted ?? daysOf(headOf(read));
    return {
      ...read,
      ...told,
      days: days.days,
      calls: days.calls,
      missed: days.missed,
      isCounted: isWhole || counted !== null,
    };
  }

  function show(changed: Partial<typeof told> = {}): void {
    told = { ...told, ...changed };
    reading = readingNow();
    for (const listener of listeners) listener();
  }

  async function readNewest(isSame: boolean): Promise<void> {
    asked += 1;
    const mine = asked;
    const search = wanted;
    const answer = await ask('journal.list', { filter: search, from: { kind: 'newest' }, limit: pageLength });
    if (mine !== asked) return;
    if (!answer.ok) return show({ unread: unreadBy(answer.error) });
    const next = withNewest(isSame ? read : nothingRead, answer.value);
    ({ read } = next);
    came += next.came?.length ?? 0;
    if (next.came === null) begun += 1;
    // Begun anew in the same list, the old counts are near enough to stay where one is until they are made again.
    if (!read.more || !isSame) counted = null;
    else if (counted !== null) counted = withCome(counted, next.came ?? []);
    empty.clear();
    isStale = isSame;
    if (!isSame) inSight = { from: 0, until: 0 };
    show({ search, partial: answer.value.partial, unread: null });
    if (counted === null || next.came === null) void count();
    void fill();
  }

  async function count(): Promise<void> {
    const { search } = told;
    if (search === null || !read.more || counting === search) return;
    counting = search;
    const answer = await ask('journal.groups', { filter: search, by: 'day', firstDay: 1 });
    if (counting === search) counting = null;
    // A newer search, or everything was read meanwhile.
    if (!answer.ok || told.search !== search || !read.more) return;
    counted = countedDays(answer.value);
    empty.clear();
    show();
    void fill();
  }

  /** One page after the other, always for what is in sight by then. */
  async function fill(): Promise<void> {
    if (isFilling) return;
    isFilling = true;
    for (let next = nextPage(); next !== null; next = nextPage()) {
      const { search } = told;
      const asWas = { begun, came };
      // oxlint-disable-next-line no-await-in-loop -- where to go on is known when this page is there
      const answer = await ask('journal.list', { filter: search ?? {}, from: next.from, limit: pageLength });
      if (asWas.begun !== begun) continue;
      if (!answer.ok) {
        show({ unread: unreadBy(answer.error) });
        break;
      }
      put({ ...next, at: next.at + came - asWas.came }, answer.value);
    }
    isFilling = false;
  }

  function put({ at: start }: Page, { entries, more }: JournalPage): void {
    if (!more) for (let place = start + entries.length; place <= inSight.until; place += 1) empty.add(place);
    read = withLines(read, start, entries);
    if (counted !== null) read = keptNear(read, inSight.from, inSight.until);
    if (!more && read.head === start + entries.length) {
      read = { ...read, more: false };
      counted = null;
    }
    show();
  }

  function nextPage(): Page | null {
    if (told.search === null) return null;
    if (isStale) {
      isStale = false;
      const at = inSight.from;
      if (inSight.until >= pageLength && counted !== null) return pageFrom(at);
    }
    if (counted === null) return inSight.until >= read.head - nearEnd && read.more ? pageFrom(read.head) : null;
    const last = Math.min(inSight.until, reading.calls - 1);
    for (let place = inSight.from; place <= last; place += 1) {
      if (read.lines.has(place) || empty.has(place)) continue;
      let end = place;
      while (end < last && !read.lines.has(end + 1)) end += 1;
      // Come from below, what stands above is read together with it.
      const isFromBelow = read.lines.has(end + 1) && !read.lines.has(place - 1);
      return pageFrom(isFromBelow ? Math.max(0, end - pageLength + 1) : place) ?? skipped(place);
    }
    return null;
  }

  function skipped(place: number): null {
    empty.add(place);
    return null;
  }

  /** Behind a line that is there, else by the days' counts. */
  function pageFrom(at: number): Page | null {
    const before = read.lines.get(at - 1);
    if (before !== undefined) return { at, from: { kind: 'behind', callId: before.callId } };
    const from = at === 0 ? ({ kind: 'newest' } as const) : counted === null ? null : pageAt(counted, at);
    return from === null ? null : { at, from };
  }

  return {
    reading: () => reading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find(search) {
      wanted = search;
      void readNewest(false);
    },
    refresh: () => void readNewest(told.search === wanted),
    count: () => void count(),
    need(from, until) {
      inSight = { from, until };
      void fill();
    },
  };
}

function headOf({ lines, head }: ReadLines): readonly JournalLine[] {
  return Array.from({ length: head }, (_, place) => lines.get(place)).filter((line) => line !== undefined);
}
