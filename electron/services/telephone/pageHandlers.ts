import type { MediaReply } from '#core/contract/contract.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { SoundSample } from '#core/quality/sample.ts';
import { failed, ok } from '#core/support/result.ts';

export interface PageHandlersPorts {
  /** Whether this page carries the sound from now on. */
  readonly own: (takeOver: boolean) => boolean;
  /** This page carries the sound. */
  readonly isOwner: () => boolean;
  readonly replied: (askId: number, reply: MediaReply) => void;
  readonly pathLost: (mediaId: string) => void;
  readonly testLine: () => void;
  readonly counted: (samples: readonly SoundSample[]) => void;
}

/** What a page says of the sound that it carries, and of the line. */
export function createPageHandlers(ports: PageHandlersPorts): HandlersOf<'telephone' | 'media' | 'line' | 'sound'> {
  const ofOwner = (act: () => void) => {
    if (ports.isOwner()) act();
    return ok({});
  };
  return {
    'telephone.own': ({ takeOver }) => (ports.own(takeOver) ? ok({}) : failed('owned-by-another')),
    'media.reply': ({ askId, reply }) => {
      ports.replied(askId, reply);
      return ok({});
    },
    'media.path-lost': ({ mediaId }) => ofOwner(() => ports.pathLost(mediaId)),
    'line.test': () => {
      ports.testLine();
      return ok({});
    },
    'sound.counted': ({ samples }) => ofOwner(() => ports.counted(samples)),
  };
}
