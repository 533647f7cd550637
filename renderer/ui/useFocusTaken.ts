import { type RefObject, useEffect } from 'react';

/** What had the focus is gone with its part of the screen: it goes on here, at what has come in its place. */
export function useFocusTaken(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) place.current?.focus();
  }, [place]);
}
