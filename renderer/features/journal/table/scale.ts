/** Browsers lay nothing out that is higher than some 33,000,000 dots of the screen, of which a pixel of CSS may be four. */
const tallest = 8_000_000;
/** At both ends a pixel scrolled is a pixel of the list, so that the first and last lines are reached as anywhere. */
const exact = 1_000_000;

/** How far a list is scrolled, and how far its scroller: the same, but for a list that is higher than can be laid out. */
export interface Scale {
  /** Height that is laid out. */
  readonly drawn: number;
  readonly topAt: (scrolled: number) => number;
  readonly scrolledAt: (top: number) => number;
  /** Of the list that can be scrolled. */
  readonly reach: number;
  readonly isScaled: boolean;
}

/** All in pixels; `whole`: height of the list, `height`: of what is seen of it. */
export function scaleOf(whole: number, height: number): Scale {
  const reach = Math.max(0, whole - height);
  if (whole <= tallest)
    return { drawn: whole, topAt: (scrolled) => scrolled, scrolledAt: (top) => top, reach, isScaled: false };
  const end = tallest - height;
  const factor = (reach - 2 * exact) / (end - 2 * exact);
  return {
    drawn: tallest,
    reach,
    isScaled: true,
    topAt: (scrolled) =>
      scrolled <= exact
        ? scrolled
        : scrolled >= end - exact
          ? reach - (end - scrolled)
          : exact + (scrolled - exact) * factor,
    scrolledAt: (top) =>
      top <= exact ? top : top >= reach - exact ? end - (reach - top) : exact + (top - exact) / factor,
  };
}
