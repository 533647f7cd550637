import { useEffect, useState } from 'react';
import { afterPaint } from '../../media/afterPaint.ts';

/**
 * What is new waits until the frame under way is on the screen; what was there follows at once. Where the same call is shown
 * twice, the one that is read first is drawn first.
 */
export function useNextFrame(now: readonly string[]): readonly string[] {
  const [drawn, setDrawn] = useState(now);
  useEffect(() => {
    let live = true;
    void afterPaint().then(() => live && setDrawn(now));
    return () => {
      live = false;
    };
  }, [now]);
  return now.filter((callId) => drawn.includes(callId));
}
