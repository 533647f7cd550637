import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ListItem } from './pages.ts';

/** A line that comes in above must not move what is being read: the first line in sight keeps its place. */
export function useAnchor(virtualizer: Virtualizer<HTMLDivElement, Element>, items: readonly ListItem[]): void {
  const anchor = useRef<{ readonly key: string; readonly above: number } | null>(null);
  const shown = useRef(items);

  useLayoutEffect(() => {
    const scroller = virtualizer.scrollElement;
    if (shown.current === items || scroller === null) return;
    shown.current = items;
    const place = items.findIndex(({ key }) => key === anchor.current?.key);
    const start = virtualizer.measurementsCache[place]?.start;
    // At the very top the newest line is what is looked for.
    if (anchor.current === null || start === undefined || scroller.scrollTop === 0) return;
    virtualizer.scrollToOffset(start + anchor.current.above);
  }, [items, virtualizer]);

  useEffect(() => {
    const scroller = virtualizer.scrollElement;
    const top = scroller?.scrollTop ?? 0;
    const first = virtualizer.getVirtualItems().find(({ end }) => end > top);
    const key = first === undefined ? undefined : items[first.index]?.key;
    anchor.current = first === undefined || key === undefined ? null : { key, above: top - first.start };
  });
}
