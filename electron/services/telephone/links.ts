import { numberOfLink } from '#core/caller/telLink.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { failed, ok } from '#core/support/result.ts';

export interface LinksPorts {
  /** Asks the system to open telephone links here; null: the page asks its browser. */
  readonly takeLinks: (() => void) | null;
  readonly publish: (offered: string | null) => void;
}

/** Telephone links of other programs: their number is offered to be called, never dialled by itself. */
export interface Links {
  /** The number of the last one, until it is called or let go; null: none. */
  readonly offered: () => string | null;
  readonly offer: (number: string | null) => void;
  /** `onlyReads`: another page carries the sound, and is where the number is offered. */
  readonly handlersFor: (onlyReads: () => boolean) => HandlersOf<'link'>;
}

export function createLinks({ takeLinks, publish }: LinksPorts): Links {
  let offered: string | null = null;

  function offer(number: string | null): void {
    offered = number;
    publish(offered);
  }

  return {
    offered: () => offered,
    offer,
    handlersFor: (onlyReads) => ({
      'link.offer': ({ link }) => {
        if (onlyReads()) return failed('owned-by-another');
        const number = numberOfLink(link);
        if (number === null) return failed('bad-number');
        offer(number);
        return ok({});
      },
      'link.let-go': () => {
        if (onlyReads()) return failed('owned-by-another');
        offer(null);
        return ok({});
      },
      'link.take': () => {
        takeLinks?.();
        return ok({ by: takeLinks === null ? 'page' : 'system' });
      },
    }),
  };
}
