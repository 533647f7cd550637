import { useEffect, useState, useSyncExternalStore } from 'react';
import type { JournalFilter } from '#core/journal/filter.ts';
import { ask } from '../../state/ask.ts';
import { deskStore } from '../../state/desk.ts';
import { useReadingAgain } from '../../state/unread.ts';
import { createReader, type JournalReading } from './reader.ts';

/** However many calls come, the list is read again no oftener than this; milliseconds. */
const freshEveryMs = 400;

/** The journal as filtered, kept true while calls come. */
export function useJournal(filter: JournalFilter): {
  readonly reading: JournalReading;
  readonly readOlder: () => void;
} {
  const [reader] = useState(() => createReader(ask));
  const reading = useSyncExternalStore(reader.subscribe, reader.reading);
  const wanted = JSON.stringify(filter);
  useEffect(() => {
    reader.find(filter);
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` says what the filter holds
  }, [reader, wanted]);

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
