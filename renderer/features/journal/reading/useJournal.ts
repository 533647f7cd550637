import { useEffect, useState, useSyncExternalStore } from 'react';
import type { JournalFilter } from '#core/journal/filter.ts';
import { ask } from '../../../state/ask.ts';
import { deskStore } from '../../../state/desk.ts';
import { useReadingAgain } from '../../../state/unread.ts';
import { createReader, type JournalReading } from './reader.ts';

/** However many calls come, the list is read again no oftener than this; milliseconds. */
const freshEveryMs = 400;
/** And counted again no oftener than this. */
const countEveryMs = 5_000;

/** The journal as filtered, kept true while calls come. `need`: which lines are in sight, by their places. */
export function useJournal(filter: JournalFilter): {
  readonly reading: JournalReading;
  readonly need: (from: number, until: number) => void;
} {
  const [reader] = useState(() => createReader(ask));
  const reading = useSyncExternalStore(reader.subscribe, reader.reading);
  const wanted = JSON.stringify(filter);
  useEffect(() => {
    reader.find(filter);
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` says what the filter holds
  }, [reader, wanted]);

  useEffect(() => {
    const waiting = new Map<() => void, ReturnType<typeof setTimeout>>();
    function soon(act: () => void, ms: number): void {
      if (waiting.has(act)) return;
      const timer = setTimeout(() => {
        waiting.delete(act);
        act();
      }, ms);
      waiting.set(act, timer);
    }
    const stop = deskStore.subscribe((now, before) => {
      if (now.journalVersion === before.journalVersion) return;
      soon(reader.refresh, freshEveryMs);
      soon(reader.count, countEveryMs);
    });
    return () => {
      stop();
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  }, [reader]);

  useReadingAgain(reading.unread, reader.refresh);
  return { reading, need: reader.need };
}
