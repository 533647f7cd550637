import { useEffect, useState } from 'react';
import { afterPaint } from '../../media/afterPaint.ts';
import { deskState, deskStore } from '../../state/desk.ts';
import type { DeskSlice } from '../../state/slice.ts';

/**
 * What is selected, as it was until the frame under way is on the screen: the caller is drawn first, and in her frame
 * nothing of this. `select`: the same function each time.
 */
export function useDeskLater<T>(select: (slice: DeskSlice) => T): T {
  const [drawn, setDrawn] = useState(() => select(deskState()));
  useEffect(() => {
    let live = true;
    let known = drawn;
    function look(): void {
      const now = select(deskState());
      if (Object.is(now, known)) return;
      known = now;
      void afterPaint().then(() => live && setDrawn(() => known));
    }
    const leave = deskStore.subscribe(look);
    // It may have changed before there was somebody to be told.
    look();
    return () => {
      live = false;
      leave();
    };
    // `drawn` is what the first look compares with, and no reason to subscribe anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [select]);
  return drawn;
}
