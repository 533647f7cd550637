import type { CSSProperties, Ref } from 'react';

/** Where a row stands among all; those out of sight are not drawn. */
export interface Placed {
  /** From 0. */
  readonly index: number;
  /** Pixels from the top of all rows. */
  readonly start: number;
  readonly count: number;
  readonly measure: (row: Element | null) => void;
}

/** What a row needs of it. */
export function placedAt({ index, start, count, measure }: Placed): PlacedProps {
  return {
    ref: measure,
    style: { translate: `0 ${start}px` },
    'data-index': index,
    'aria-posinset': index + 1,
    'aria-setsize': count,
  };
}

interface PlacedProps {
  readonly ref: Ref<HTMLLIElement>;
  readonly style: CSSProperties;
  readonly 'data-index': number;
  readonly 'aria-posinset': number;
  readonly 'aria-setsize': number;
}
