import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../../state/desk.ts';
import { useReadingAgain } from '../../state/unread.ts';
import { isUnsaved, type Shelf } from '../../ui/shelf.ts';
import { useShelved } from '../../ui/useShelved.ts';

/** The key of somebody who is not in the directory yet. */
export const newcomer = '+';

interface Opening<T> {
  readonly shelf: Shelf<T>;
  readonly id: string | null;
  /** null: there is nobody with this id; undefined: it could not be asked; unreadable: the disk does not answer. */
  readonly read: (id: string) => Promise<T | null | undefined | 'unreadable'>;
  readonly blank: T;
  /** What a new one begins with. */
  readonly start: T;
}

/** Why nobody is shown; null: somebody is, or will be. */
type NotOpened = 'gone' | 'unreadable' | null;

/** Puts somebody on the shelf as soon as the desk has told who it is; what the disk did not give is asked for again. */
export function useOpened<T extends object>({ shelf, id, read, blank, start }: Opening<T>): NotOpened {
  const connection = useDesk((slice) => slice.connection);
  const shelved = useShelved(shelf);
  const isFree = !isUnsaved(shelved) || shelved?.key === id;
  const [missed, setMissed] = useState<{ readonly id: string; readonly why: NotOpened } | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (id === null || !isFree || connection !== 'open') return undefined;
    if (id === newcomer) {
      if (isUnsaved(shelf.shelved())) return undefined;
      shelf.open(newcomer, blank);
      shelf.change(start);
      return undefined;
    }
    let live = true;
    void read(id).then((told) => {
      if (!live || told === undefined) return;
      if (told === 'unreadable') return setMissed({ id, why: 'unreadable' });
      setMissed(told === null ? { id, why: 'gone' } : null);
      if (told !== null) shelf.open(id, told);
    });
    return () => {
      live = false;
    };
  }, [shelf, id, read, blank, start, connection, isFree, again]);
  const why = missed?.id === id ? missed.why : null;
  const readAgain = useCallback(() => setAgain((count) => count + 1), []);
  useReadingAgain(why === 'unreadable' ? 'notReadable' : null, readAgain);
  return why;
}
