import { useCallback, useEffect, useRef, useState } from 'react';
import type { JournalQuery } from '#core/journal/entry.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { type Lines, pageLength, withNewest, withOlder } from './pages.ts';

export type Search = Pick<JournalQuery, 'text' | 'missedOnly'>;

export interface JournalReading extends Lines {
  /** What the lines answer; null before the first answer. */
  readonly search: Search | null;
  readonly unreachable: boolean;
  readonly readOlder: () => void;
}

/** A hundred calls a second must not be a hundred readings; milliseconds. */
const freshEveryMs = 400;

/** The journal as searched, kept true while calls come. Lines stay until others are there: nothing flashes. */
export function useJournal(search: Search): JournalReading {
  const { text, missedOnly } = search;
  const [read, setRead] = useState<Lines & { readonly search: Search | null }>({
    entries: [],
    more: false,
    search: null,
  });
  const [unreachable, setUnreachable] = useState(false);
  /** Answers to an earlier search are dropped. */
  const asked = useRef(0);
  const readingOlder = useRef(false);

  const readNewest = useCallback(
    async (isSame: boolean) => {
      asked.current += 1;
      const mine = asked.current;
      const answer = await ask('journal.list', { text, missedOnly, before: null, limit: pageLength });
      if (mine !== asked.current) return;
      setUnreachable(!answer.ok);
      if (!answer.ok) return;
      setRead((before) => ({
        ...(isSame ? withNewest(before, answer.value) : answer.value),
        search: { text, missedOnly },
      }));
    },
    [text, missedOnly],
  );

  useEffect(() => void readNewest(false), [readNewest]);

  const version = useDesk((slice) => slice.journalVersion);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    const timer = setTimeout(() => {
      seen.current = version;
      void readNewest(true);
    }, freshEveryMs);
    return () => clearTimeout(timer);
  }, [version, readNewest]);

  const last = read.entries.at(-1)?.callId;
  const readOlder = useCallback(() => {
    if (!read.more || last === undefined || readingOlder.current) return;
    readingOlder.current = true;
    const mine = asked.current;
    void ask('journal.list', { text, missedOnly, before: last, limit: pageLength }).then((answer) => {
      readingOlder.current = false;
      if (answer.ok && mine === asked.current)
        setRead((before) => ({ ...before, ...withOlder(before, last, answer.value) }));
    });
  }, [read.more, last, text, missedOnly]);

  return { ...read, unreachable, readOlder };
}
