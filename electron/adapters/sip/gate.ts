/** Lets a few through at a time, in the order in which they came. */
export interface Gate {
  /** `leave` is to be called once; calling it again does nothing. */
  readonly enter: (act: (leave: () => void) => void) => void;
  /** Whoever still waits is sent away. */
  readonly clear: () => void;
}

export function createGate(most: number): Gate {
  let waiting: ((leave: () => void) => void)[] = [];
  let inside = 0;

  function next(): void {
    while (inside < most) {
      const act = waiting.shift();
      if (act === undefined) return;
      inside += 1;
      let left = false;
      act(() => {
        if (left) return;
        left = true;
        inside -= 1;
        next();
      });
    }
  }

  return {
    enter: (act) => {
      waiting.push(act);
      next();
    },
    clear: () => {
      waiting = [];
    },
  };
}
