import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Rows } from './rows.ts';
import type { RowsInSight } from './useRowsInSight.ts';

interface Anchored {
  readonly rows: Rows;
  readonly inSight: RowsInSight;
  readonly places: ReadonlyMap<string, number>;
  /** The call whose line this row is; undefined for a heading, or one that is not read. */
  readonly callIn: (row: number) => string | undefined;
}

/** A line that comes in above must not move what is being read: the first line in sight keeps its place. */
export function useAnchor({ rows, inSight, places, callIn }: Anchored): void {
  const anchor = useRef<{ readonly callId: string; readonly row: number } | null>(null);
  useLayoutEffect(() => {
    const held = anchor.current;
    const place = held === null ? undefined : places.get(held.callId);
    // At the very top the newest line is what is looked for.
    if (held === null || place === undefined || inSight.top === 0) return;
    const moved = rows.rowOf(place) - held.row;
    if (moved !== 0) inSight.scrollTo(inSight.top + moved);
    // oxlint-disable-next-line react/exhaustive-deps -- what moves the rows, and not their being scrolled
  }, [rows]);
  useEffect(() => {
    anchor.current = null;
    for (let row = Math.ceil(inSight.top); row <= inSight.last; row += 1) {
      const callId = callIn(row);
      if (callId === undefined) continue;
      anchor.current = { callId, row };
      return;
    }
  });
}
