import { useEffect, useState } from 'react';

/** The value as it stood at the last pause of `ms`; at once when it is emptied. */
export function usePaused(value: string, ms: number): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), value === '' ? 0 : ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return paused;
}
