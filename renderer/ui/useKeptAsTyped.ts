import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/** A pause in the typing; milliseconds. */
const pauseMs = 1_000;

/**
 * Keeps what is typed (null: nothing yet) after a pause, and when its field or the page goes; answers a way to keep it at
 * once, for blur and Enter. `keep` does nothing with what is kept already.
 */
export function useKeptAsTyped(typed: string | null, keep: (text: string) => void): () => void {
  const last = useRef({ typed, keep });
  useLayoutEffect(() => {
    last.current = { typed, keep };
  });
  const keepNow = useCallback(() => {
    if (last.current.typed !== null) last.current.keep(last.current.typed);
  }, []);
  useEffect(() => {
    const pause = setTimeout(keepNow, pauseMs);
    return () => clearTimeout(pause);
  }, [typed, keepNow]);
  useEffect(() => {
    addEventListener('pagehide', keepNow);
    return () => {
      removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, [keepNow]);
  return keepNow;
}
