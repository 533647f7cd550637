import { useEffect, useState } from 'react';
import { useDesk } from '../../state/desk.ts';
import { isUnsaved, type Shelf } from '../../ui/shelf.ts';
import { useShelved } from '../../ui/useShelved.ts';

/** The key of somebody who is not in the directory yet. */
export const newcomer = '+';

interface Opening<T> {
  readonly shelf: Shelf<T>;
  readonly id: string | null;
  /** null: there is nobody with this id; undefined: it could not be asked. */
  readonly read: (id: string) => Promise<T | null | undefined>;
  readonly blank: T;
  /** What a new one begins with. */
  readonly start: T;
}

/** Puts somebody on the shelf as soon as the desk has told who it is; answers whether there is nobody. */
export function useOpened<T extends object>({ shelf, id, read, blank, start }: Opening<T>): boolean {
  const connection = useDesk((slice) => slice.connection);
  const shelved = useShelved(shelf);
  const isFree = !isUnsaved(shelved) || shelved?.key === id;
  const [gone, setGone] = useState<string | null>(null);
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
      setGone(told === null ? id : null);
      if (told !== null) shelf.open(id, told);
    });
    return () => {
      live = false;
    };
  }, [shelf, id, read, blank, start, connection, isFree]);
  return gone !== null && gone === id;
}
