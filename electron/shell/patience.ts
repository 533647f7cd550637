/** What dies and is started again: again and again it helps nobody. */
export interface Patience {
  /** False when it was asked for the `most + 1`th time within `withinMs`. */
  readonly lasts: () => boolean;
}

/** `now` in milliseconds of any steady clock. */
export function createPatience(most: number, withinMs: number, now: () => number): Patience {
  let asked: readonly number[] = [];
  return {
    lasts: () => {
      const at = now();
      asked = [...asked.filter((before) => at - before < withinMs), at];
      return asked.length <= most;
    },
  };
}
