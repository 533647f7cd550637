import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide an element is now, in rem: what fits depends on the size of the text. null before it is known. */
export function useWidth(of: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    function measure(): void {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setWidth(Math.floor((element?.clientWidth ?? 0) / rem));
    }
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
