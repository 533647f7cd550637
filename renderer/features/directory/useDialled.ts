import { useCallback, useEffect, useState } from 'react';
import type { DialledLine } from '#core/contract/numbersCalls.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { type Unread, unreadBy, useReadingAgain } from '../../state/unread.ts';
import type { Period } from './period.ts';

/** However many calls come, they are counted again no oftener than this; milliseconds. */
const freshEveryMs = 1_000;

interface Dialled {
  /** null: not read yet. */
  readonly lines: readonly DialledLine[] | null;
  /** Why the last question was not answered; null: it was. */
  readonly unread: Unread | null;
  readonly readAgain: () => void;
}

/** The calls on each number in a period, kept true while calls come; null: nothing is asked. */
export function useDialled(period: Period | null): Dialled {
  const [read, setRead] = useState<Omit<Dialled, 'readAgain'>>({ lines: null, unread: null });
  const connection = useDesk((slice) => slice.connection);
  const version = useFreshVersion();
  const from = period?.from ?? '';
  const until = period?.until ?? '';
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (from === '' || connection !== 'open') return undefined;
    let live = true;
    void ask('numbers.calls', { from, until }).then((answer) => {
      if (!live) return;
      setRead((before) =>
        answer.ok ? { lines: answer.value.lines, unread: null } : { ...before, unread: unreadBy(answer.error) },
      );
    });
    return () => {
      live = false;
    };
  }, [from, until, connection, version, again]);
  const readAgain = useCallback(() => setAgain((count) => count + 1), []);
  useReadingAgain(read.unread, readAgain);
  return { ...read, readAgain };
}

/** The journal's version, a moment later: a busy minute is one change. */
function useFreshVersion(): number {
  const journalVersion = useDesk((slice) => slice.journalVersion);
  const [version, setVersion] = useState(journalVersion);
  useEffect(() => {
    if (version === journalVersion) return undefined;
    const timer = setTimeout(() => setVersion(journalVersion), freshEveryMs);
    return () => clearTimeout(timer);
  }, [version, journalVersion]);
  return version;
}
