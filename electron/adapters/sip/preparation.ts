import type { MediaFailure } from '#core/call/telephone.ts';
import type { Result } from '#core/support/result.ts';

/** Our half of the first offer and answer, got from the page while it rings, so that answering takes no time. */
export interface Preparation {
  /** Asks the page, once: what failed waits for the answer or for a new page. */
  readonly begin: () => void;
  /** What the page before prepared is worth nothing: asks again if it was asked. */
  readonly renew: () => void;
  /** The description, of the latest page, as soon as it is there; asks if need be. */
  readonly ready: () => Promise<Result<string, MediaFailure>>;
}

export function createPreparation(
  ask: () => Promise<Result<string, MediaFailure>>,
  onUnusable: () => void,
): Preparation {
  let begun = false;
  let latest: Promise<Result<string, MediaFailure>> | null = null;

  function begin(): Promise<Result<string, MediaFailure>> {
    begun = true;
    const asked = judged();
    latest = asked;
    return asked;

    async function judged(): Promise<Result<string, MediaFailure>> {
      const result = await ask();
      if (result.ok || latest !== asked) return result;
      latest = null;
      if (result.error === 'unusable-offer') onUnusable();
      return result;
    }
  }

  return {
    begin: () => {
      if (!begun) void begin();
    },
    renew: () => {
      if (begun) void begin();
    },
    ready: async () => {
      for (;;) {
        const asked = latest ?? begin();
        const result = await asked;
        if (latest === asked || latest === null) return result;
      }
    },
  };
}
