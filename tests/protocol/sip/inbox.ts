/** What has come and was not taken yet; whoever wants something that is still to come waits for it. */
export interface Inbox<T> {
  readonly put: (item: T) => void;
  /** The first that fits. Rejects after five seconds, with all that came instead. */
  readonly take: (fits: (item: T) => boolean) => Promise<T>;
}

interface Waiting<T> {
  readonly fits: (item: T) => boolean;
  readonly got: (item: T) => void;
}

export function createInbox<T>(shown: (item: T) => string): Inbox<T> {
  const untaken: T[] = [];
  let waiting: readonly Waiting<T>[] = [];
  return {
    put: (item) => {
      const wanted = waiting.find((one) => one.fits(item));
      if (wanted === undefined) {
        untaken.push(item);
        return;
      }
      waiting = waiting.filter((one) => one !== wanted);
      wanted.got(item);
    },
    take: (fits) => {
      const at = untaken.findIndex(fits);
      const [known] = at < 0 ? [] : untaken.splice(at, 1);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((got, never) => {
        const tooLong = setTimeout(
          () => never(new Error(`never came, only: ${untaken.map(shown).join(' | ')}`)),
          5_000,
        );
        const one: Waiting<T> = {
          fits,
          got: (item) => {
            clearTimeout(tooLong);
            got(item);
          },
        };
        waiting = [...waiting, one];
      });
    },
  };
}
