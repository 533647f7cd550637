import { useEffect } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';

/** Why a list or a page is not there: nobody answers, or the disk does not give it. */
export type Unread = 'unreachable' | 'notReadable';

export function unreadBy(code: RefusalCode): Unread {
  return code === 'not-readable' ? 'notReadable' : 'unreachable';
}

/** A drive that was away comes back without a word; milliseconds. */
const againMs = 5_000;

/** Reads again from time to time while the disk does not give what is wanted. */
export function useReadingAgain(unread: Unread | null, again: () => void): void {
  useEffect(() => {
    if (unread !== 'notReadable') return undefined;
    const timer = setInterval(again, againMs);
    return () => clearInterval(timer);
  }, [unread, again]);
}
