import { type RefObject, useLayoutEffect } from 'react';
import type { Part } from './middle.ts';

/** When its card changes place under the typing hand, the field that is typed in stays in sight. */
export function useCaretInSight(card: RefObject<HTMLElement | null>, part: Part): void {
  useLayoutEffect(() => {
    const typedIn = document.activeElement;
    if (typedIn instanceof HTMLElement && typedIn !== card.current && card.current?.contains(typedIn) === true)
      typedIn.scrollIntoView({ block: 'nearest' });
  }, [card, part]);
}
