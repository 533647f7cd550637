import type { ContactLine } from '#core/contract/directoryCalls.ts';
import type { Ask } from '../../state/ask.ts';
import { type Unread, unreadBy } from '../../state/unread.ts';

/** Lines read at a time; enough for the tallest screen and the next turn of the wheel. */
const pageLength = 100;

export interface ContactReading {
  readonly contacts: readonly ContactLine[];
  readonly more: boolean;
  /** What the lines answer; null before the first answer. */
  readonly text: string | null;
  /** All contacts of the directory; null until it is known. */
  readonly size: number | null;
  /** False: contacts that were imported cannot be read just now. */
  readonly isWhole: boolean;
  /** Why the last question was not answered; null: it was. */
  readonly unread: Unread | null;
}

export interface ContactReader {
  readonly reading: () => ContactReading;
  readonly subscribe: (listener: () => void) => () => void;
  /** The lines stay until others are there, so that nothing flashes. */
  readonly find: (text: string) => void;
  /** Somebody was added, changed or removed: as many lines as are read are read anew. */
  readonly refresh: () => void;
  readonly readOn: () => void;
}

/** Reads the directory page by page; of several searches only the answer to the last is taken. */
export function createContactReader(ask: Ask): ContactReader {
  const listeners = new Set<() => void>();
  let reading: ContactReading = {
    contacts: [],
    more: false,
    text: null,
    size: null,
    isWhole: true,
    unread: null,
  };
  let wanted = '';
  let asked = 0;
  let isReadingOn = false;

  function show(changed: Partial<ContactReading>): void {
    reading = { ...reading, ...changed };
    for (const listener of listeners) listener();
  }

  async function readFirst(limit: number): Promise<void> {
    asked += 1;
    const mine = asked;
    const text = wanted;
    const [page, size] = await Promise.all([
      ask('directory.contacts', { text, after: null, limit }),
      ask('directory.size', {}),
    ]);
    if (mine !== asked) return;
    if (!page.ok) return show({ unread: unreadBy(page.error) });
    const { contacts: all, isWhole } = size.ok ? size.value : { contacts: reading.size, isWhole: reading.isWhole };
    show({ ...page.value, text, size: all, isWhole, unread: null });
  }

  async function readOn(after: string, text: string): Promise<void> {
    if (isReadingOn) return;
    isReadingOn = true;
    const mine = asked;
    const answer = await ask('directory.contacts', { text, after, limit: pageLength });
    isReadingOn = false;
    if (answer.ok && mine === asked)
      show({ contacts: [...reading.contacts, ...answer.value.contacts], more: answer.value.more });
  }

  return {
    reading: () => reading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find(text) {
      wanted = text;
      void readFirst(pageLength);
    },
    refresh: () => void readFirst(Math.min(200, Math.max(pageLength, reading.contacts.length))),
    readOn() {
      const last = reading.contacts.at(-1);
      if (reading.more && last !== undefined && reading.text !== null) void readOn(last.contactId, reading.text);
    },
  };
}
