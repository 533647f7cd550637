import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { stepOf } from '../../ui/stepOf.ts';
import type { ListItem } from './pages.ts';

/** Up, Down, Home, End and a page at a time move from line to line, past the headings; Enter opens, as links do. */
export function useArrows(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  items: readonly ListItem[],
  scroller: RefObject<HTMLElement | null>,
  onReached: (callId: string) => void,
): (event: KeyboardEvent) => void {
  const wanted = useRef<string | null>(null);

  // The line may be drawn only after it was scrolled to.
  useEffect(() => {
    if (wanted.current === null) return;
    const link = scroller.current?.querySelector<HTMLElement>(`a[data-call="${wanted.current}"]`);
    if (link === null || link === undefined) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });

  return useCallback(
    (event) => {
      const lines = items.flatMap((item, index) => (item.kind === 'call' ? [{ index, callId: item.key }] : []));
      const from = lines.findIndex(({ callId }) => callId === focusedCall());
      const to = stepOf(event.key, from, lines.length);
      const line = to === null ? undefined : lines[to];
      if (line === undefined || from < 0) return;
      event.preventDefault();
      wanted.current = line.callId;
      virtualizer.scrollToIndex(to === 0 ? 0 : line.index, { align: 'auto' });
      onReached(line.callId);
    },
    [virtualizer, items, onReached],
  );
}

function focusedCall(): string | null {
  return document.activeElement?.getAttribute('data-call') ?? null;
}
