/** Legs that were given up (CANCEL) and whose INVITE has no final answer yet: their phone is still busy with them. */
export interface Leaving {
  /** One more; called again when its answer has come. */
  readonly begin: () => () => void;
  /** Resolves when none is left. */
  readonly over: () => Promise<void>;
  /** Their line is closed: no answer will come. */
  readonly forget: () => void;
}

export function createLeaving(): Leaving {
  const legs = new Set<Promise<void>>();
  return {
    begin: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      legs.add(promise);
      return () => {
        legs.delete(promise);
        resolve();
      };
    },
    over: async () => void (await Promise.all(legs)),
    forget: () => legs.clear(),
  };
}
