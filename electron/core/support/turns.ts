/** Runs what it is given one after the other; one that fails does not keep the next waiting. */
export function createTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act, act);
    last = turn.catch(() => null);
    return turn;
  };
}
