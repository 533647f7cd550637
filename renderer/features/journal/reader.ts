import type { JournalFilter } from '#core/journal/filter.ts';
import type { Ask } from '../../state/ask.ts';
import { type Unread, unreadBy } from '../../state/unread.ts';
import { type Lines, pageLength, withNewest, withOlder } from './pages.ts';

export interface JournalReading extends Lines {
  /** What the lines answer; null before the first answer. */
  readonly search: JournalFilter | null;
  /** Why the last question was not answered; null: it was. */
  readonly unread: Unread | null;
  /** Older calls are not searchable yet. */
  readonly partial: boolean;
}

export interface JournalReader {
  readonly reading: () => JournalReading;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads anew; the lines stay until others are there, so that nothing flashes. */
  readonly find: (search: JournalFilter) => void;
  /** The journal has changed: the newest page is read again, what was read of older lines stays. */
  readonly refresh: () => void;
  readonly readOlder: () => void;
}

/** Reads the journal page by page; of several searches only the answer to the last is taken. */
export function createReader(ask: Ask): JournalReader {
  const listeners = new Set<() => void>();
  let reading: JournalReading = { entries: [], more: false, search: null, partial: false, unread: null };
  let wanted: JournalFilter = {};
  let asked = 0;
  let isReadingOlder = false;

  function show(changed: Partial<JournalReading>): void {
    reading = { ...reading, ...changed };
    for (const listener of listeners) listener();
  }

  async function readNewest(isSame: boolean): Promise<void> {
    asked += 1;
    const mine = asked;
    const search = wanted;
    const answer = await ask('journal.list', { filter: search, from: { kind: 'newest' }, limit: pageLength });
    if (mine !== asked) return;
    if (!answer.ok) return show({ unread: unreadBy(answer.error) });
    show({
      ...(isSame ? withNewest(reading, answer.value) : answer.value),
      search,
      partial: answer.value.partial,
      unread: null,
    });
  }

  async function readOlder(before: string): Promise<void> {
    const { search } = reading;
    if (search === null || isReadingOlder) return;
    isReadingOlder = true;
    const answer = await ask('journal.list', {
      filter: search,
      from: { kind: 'behind', callId: before },
      limit: pageLength,
    });
    isReadingOlder = false;
    if (answer.ok && reading.search === search) show(withOlder(reading, before, answer.value));
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
    refresh: () => void readNewest(reading.search === wanted),
    readOlder() {
      const last = reading.entries.at(-1);
      if (reading.more && last !== undefined) void readOlder(last.callId);
    },
  };
}
