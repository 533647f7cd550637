/** So many at a time, and a few that wait in order; more are turned away with null. */
export function createPlaces(
  atOnce: number,
  mostWaiting: number,
): { readonly inTurn: <T>(act: () => Promise<T>) => Promise<T> | null } {
  let busy = 0;
  const waiting: (() => void)[] = [];

  async function run<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } finally {
      busy -= 1;
      waiting.shift()?.();
    }
  }

  return {
    inTurn: (act) => {
      if (busy < atOnce) {
        busy += 1;
        return run(act);
      }
      if (waiting.length >= mostWaiting) return null;
      return new Promise<void>((turn) => {
        waiting.push(() => {
          busy += 1;
          turn();
        });
      }).then(() => run(act));
    },
  };
}
