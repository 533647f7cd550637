import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { scaleOf } from './scale.ts';

/** What is seen of the list; pixels. */
interface Seen {
  /** Of the list, above what is seen. */
  readonly top: number;
  /** The scroller's own figure. */
  readonly scrolled: number;
  readonly height: number;
  /** Of one row. */
  readonly row: number;
}

export interface RowsInSight {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  /** So few rows fit that a heading which stays above them would leave too little. */
  readonly isLow: boolean;
  /** Height of what is scrolled. */
  readonly drawn: number;
  /** Where a row is drawn in it. */
  readonly offsetOf: (row: number) => number;
  /** The uppermost row that is seen, in rows: 12.5 is the middle of the thirteenth. */
  readonly top: number;
  readonly scrollTo: (top: number) => void;
  /** Scrolls as little as it takes; `above`: rows that lie over the upper edge. */
  readonly reveal: (row: number, above: number) => void;
}

/** Drawn beyond both edges. */
const beyond = 8;
const leastWithHeading = 3;

/**
 * Of any number of rows of one height those that are in sight. A list that is too high to be laid out is scrolled by the
 * pixel with wheel and keys, and in proportion with the scroll bar. `probe` is as high as a row.
 */
export function useRowsInSight(scroller: HTMLElement | null, probe: HTMLElement | null, count: number): RowsInSight {
  const [seen, setSeen] = useState<Seen>({ top: 0, scrolled: 0, height: 0, row: 1 });
  const now = useRef(seen);
  const scale = scaleOf(count * seen.row, seen.height);
  const known = useRef({ scale, count });
  useLayoutEffect(() => {
    known.current = { scale, count };
  });

  const put = useCallback((next: Seen) => {
    now.current = next;
    setSeen(next);
  }, []);

  /** Scrolls the scroller there as well. */
  const settle = useCallback(
    (next: Seen) => {
      if (scroller === null) return;
      const to = scaleOf(known.current.count * next.row, next.height);
      const top = Math.max(0, Math.min(to.reach, next.top));
      scroller.scrollTo({ top: to.scrolledAt(top), behavior: 'instant' });
      put({ ...next, top, scrolled: scroller.scrollTop });
    },
    [scroller, put],
  );

  useLayoutEffect(() => {
    if (scroller === null || probe === null) return undefined;
    function measure(): void {
      const before = now.current;
      const height = scroller?.clientHeight ?? 0;
      const high = probe?.getBoundingClientRect().height ?? 1;
      if (height === before.height && high === before.row) return;
      // The same row stays uppermost, however high it is now.
      const next = { ...before, height, row: high, top: (before.top / before.row) * high };
      put(next);
      requestAnimationFrame(() => settle(now.current));
    }
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    observer.observe(probe);
    return () => observer.disconnect();
  }, [scroller, probe, put, settle]);

  useEffect(() => {
    if (scroller === null) return undefined;
    function onScroll(): void {
      const before = now.current;
      const scrolled = scroller?.scrollTop ?? 0;
      const step = scrolled - before.scrolled;
      if (step === 0) return;
      const { scale: of } = known.current;
      const isByHand = of.isScaled && Math.abs(step) <= 2 * before.height;
      const top = isByHand ? Math.max(0, Math.min(of.reach, before.top + step)) : of.topAt(scrolled);
      flushSync(() => put({ ...before, top, scrolled }));
    }
    /** Steps by the pixel have left the scroll bar where it does not belong. */
    function onScrollEnd(): void {
      const { scale: of } = known.current;
      if (Math.abs(of.topAt(now.current.scrolled) - now.current.top) > 1) flushSync(() => settle(now.current));
    }
    scroller.addEventListener('scroll', onScroll, { passive: true });
    scroller.addEventListener('scrollend', onScrollEnd);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('scrollend', onScrollEnd);
    };
  }, [scroller, put, settle]);

  const scrollTo = useCallback((top: number) => settle({ ...now.current, top: top * now.current.row }), [settle]);
  const reveal = useCallback(
    (row: number, above: number) => {
      const { top, height, row: high } = now.current;
      const highest = (row - above) * high;
      const lowest = (row + 1) * high - height;
      if (top > highest) settle({ ...now.current, top: highest });
      else if (top < lowest) settle({ ...now.current, top: lowest });
    },
    [settle],
  );
  const first = Math.floor(seen.top / seen.row);
  return {
    first: Math.max(0, first - beyond),
    last: Math.min(count - 1, Math.ceil((seen.top + seen.height) / seen.row) + beyond),
    isLow: seen.height > 0 && seen.height < leastWithHeading * seen.row,
    drawn: scale.drawn,
    offsetOf: (row) => seen.scrolled + row * seen.row - seen.top,
    top: seen.top / seen.row,
    scrollTo,
    reveal,
  };
}
