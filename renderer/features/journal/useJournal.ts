import { useEffect, useState, useSyncExternalStore } from 'react';
import { ask } from '../../state/ask.ts';
import { deskStore } from '../../state/desk.ts';
import { useReadingAgain } from '../../state/unread.ts';
import { filterOf } from '#core/journal/only.ts';
import type { JournalFilter } from './places.ts';
import { createReader, type JournalReading } from './reader.ts';

/** However many calls come, the list is read again no oftener than this; milliseconds. */
const freshEveryMs = 400;

/** The journal as searched, kept true while calls come. */
export function useJournal(
  text: string,
  missedOnly: boolean,
  filter: JournalFilter | null,
): { readonly reading: JournalReading; readonly readOlder: () => void } {
  const [reader] = useState(() => createReader(ask));
  const reading = useSyncExternalStore(reader.subscribe, reader.reading);
  const wanted = filter === null ? '' : JSON.stringify(filter);
  useEffect(() => {
    const only = filter === null ? {} : filterOf(filter);
    return reader.find({ ...only, ...(text === '' ? {} : { text }), ...(missedOnly ? { outcomes: ['missed'] } : {}) });
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` says what the filter holds
  }, [reader, text, missedOnly, wanted]);

  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | null = null;
    const stop = deskStore.subscribe((now, before) => {
      if (now.journalVersion === before.journalVersion) return;
      soon ??= setTimeout(() => {
        soon = null;
        reader.refresh();
      }, freshEveryMs);
    });
    return () => {
      stop();
      if (soon !== null) clearTimeout(soon);
    };
  }, [reader]);

  useReadingAgain(reading.unread, reader.refresh);
  return { reading, readOlder: reader.readOlder };
}
