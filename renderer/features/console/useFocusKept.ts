import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useDesk } from '../../state/desk.ts';

/**
 * A pressed button may go with its card ("Decline", "Hang up", "Done"), and the focus would fall to the top of the page:
 * it is put on the card that is left, or else on the middle. A focus that is still somewhere is never touched.
 */
export function useFocusKept(console: RefObject<HTMLElement | null>): void {
  const last = useRef<Element | null>(null);
  const lastCard = useRef<string | null>(null);
  useEffect(() => {
    const root = console.current;
    if (root === null) return;
    function onFocus(event: FocusEvent): void {
      if (!(event.target instanceof Element)) return;
      last.current = event.target;
      lastCard.current = event.target.closest('[data-call]')?.getAttribute('data-call') ?? null;
    }
    function onLeave({ target, relatedTarget }: FocusEvent): void {
      // Left by the person: neither gone with its own element, nor with the whole window.
      const left = () => target instanceof Element && target.isConnected && document.activeElement !== target;
      queueMicrotask(() => {
        if (last.current === target && (relatedTarget !== null || left())) last.current = null;
      });
    }
    root.addEventListener('focusin', onFocus);
    root.addEventListener('focusout', onLeave);
    return () => {
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('focusout', onLeave);
    };
  }, [console]);

  const calls = useDesk((slice) => slice.calls);
  const callbacks = useDesk((slice) => slice.callbacks);
  useLayoutEffect(() => {
    const gone = last.current !== null && !last.current.isConnected;
    if (!gone || document.activeElement !== document.body) return;
    last.current = null;
    const root = console.current;
    const heading =
      root?.querySelector<HTMLElement>(`[data-middle] [data-call="${lastCard.current}"] [tabindex="-1"]`) ??
      root?.querySelector<HTMLElement>(
        '[data-middle] [data-call]:is([data-part="current"], [data-part="next"]) [tabindex="-1"]',
      ) ??
      root?.querySelector<HTMLElement>('[data-middle]');
    heading?.focus({ preventScroll: true });
  }, [calls, callbacks, console]);
}
