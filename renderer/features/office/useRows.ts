import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

interface Rows {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** The row that the Tab key comes to; never let go while it has the focus. */
  readonly reached: string | null;
  readonly onReached: (rowId: string | null) => void;
  /** Takes the focus to the button of a row, also of one that is not drawn yet. */
  readonly focusRow: (rowId: string) => void;
}

/** The rows that fit the window, of as many as there are; the focus may go to any of them. */
export function useRows(rowIds: readonly string[], scroller: RefObject<HTMLDivElement | null>): Rows {
  const [reached, onReached] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const place = reached === null ? -1 : rowIds.indexOf(reached);
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const virtualizer = useVirtualizer({
    count: rowIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 3.25 * rem,
    getItemKey: (index) => rowIds[index] ?? index,
    overscan: 6,
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        return place < 0 || inSight.includes(place) ? inSight : [...inSight, place].toSorted((a, b) => a - b);
      },
      [place],
    ),
  });

  // Others are found: the first of them is the best.
  useEffect(() => virtualizer.scrollToOffset(0), [virtualizer, rowIds]);

  // The row may be drawn only after it was scrolled to.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector(`[data-row="${CSS.escape(wanted.current)}"]`);
    const button = row?.querySelector<HTMLElement>('[data-give]');
    if (button === null || button === undefined) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  });

  const [, draw] = useState(0);
  const focusRow = useCallback(
    (rowId: string) => {
      wanted.current = rowId;
      virtualizer.scrollToIndex(rowIds.indexOf(rowId), { align: 'auto' });
      onReached(rowId);
      draw((times) => times + 1);
    },
    [virtualizer, rowIds],
  );
  return { virtualizer, reached, onReached, focusRow };
}
