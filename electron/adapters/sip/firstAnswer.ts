import type { Media } from '#core/call/telephone.ts';
import type { MediaId } from '#core/support/ids.ts';
import type { Log } from '#core/support/ports.ts';

/**
 * The answer to the offer of a dialled call. It may come before the call is answered, and of a forked INVITE (RFC 3261
 * section 13.2.2.4) another one may count in the end; a connection of the page takes one answer only.
 */
export interface FirstAnswer {
  /** False: the page cannot make it heard. */
  readonly early: (description: string) => Promise<boolean>;
  /** Of the 200. False: nothing can be heard or said by it. */
  readonly final: (description: string) => Promise<boolean>;
  /** The page that made the offer is gone. */
  readonly lost: () => void;
  /** What the page has is not what was agreed on in the end: it is to be offered anew. */
  readonly isStale: () => boolean;
}

export function createFirstAnswer(media: Media, mediaId: MediaId, log: Log): FirstAnswer {
  let taken: string | null = null;
  let stale = false;

  async function accept(description: string): Promise<'accepted' | 'unusable' | 'page-fault'> {
    taken = description;
    const told = await media.accept(mediaId, description);
    if (told.ok) return 'accepted';
    log.warn('first-answer-not-accepted', { failure: told.error });
    return told.error === 'unusable-offer' ? 'unusable' : 'page-fault';
  }

  return {
    early: async (description) => {
      if (taken !== null || stale) return false;
      const outcome = await accept(description);
      stale ||= outcome !== 'accepted';
      return outcome === 'accepted';
    },
    final: async (description) => {
      if (taken !== null && !isSame(taken, description)) {
        // Somebody else has answered than the one who was heard: a connection from anew.
        media.close(mediaId);
        stale = true;
      }
      if (stale || taken !== null) return true;
      return (await accept(description)) !== 'unusable';
    },
    lost: () => {
      stale = true;
    },
    isStale: () => stale,
  };
}

function isSame(one: string, other: string): boolean {
  return whatMatters(one) === whatMatters(other);
}

/** The origin counts versions (RFC 8866 section 5.2); all the rest is what the sound follows. */
function whatMatters(description: string): string {
  return description
    .replaceAll(/^o=.*$/gm, '')
    .replaceAll('\r', '')
    .trim();
}
