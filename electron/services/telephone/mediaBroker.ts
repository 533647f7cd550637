import type { Media, MediaFailure } from '#core/call/telephone.ts';
import type { MediaAsk, MediaReply, PushOf } from '#core/contract/contract.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { Timers } from '#core/support/ports.ts';

/** A page that stays silent for so long is taken for dead; preparing takes it a few milliseconds. */
const patienceMs = 8_000;

/** The page that carries the sound. */
export interface SoundPage {
  readonly push: (name: 'media.asked', body: PushOf<'media.asked'>) => void;
}

export interface MediaBroker extends Media {
  readonly owner: () => SoundPage | null;
  /** From now on this page is asked; what the page before was asked has failed. */
  readonly setOwner: (page: SoundPage | null) => void;
  /** A reply from `page`; late or foreign ones are ignored. */
  readonly replied: (page: SoundPage, askId: number, reply: MediaReply) => void;
}

type Failure = MediaFailure | 'no-telephone-event';

/** Carries the SIP adapter's questions about sound to the page that owns the telephone, and its replies back. */
export function createMediaBroker(timers: Timers): MediaBroker {
  let owner: SoundPage | null = null;
  let lastAsk = 0;
  const open = new Map<number, (reply: MediaReply | MediaFailure) => void>();

  function asked(question: MediaAsk): Promise<Result<string, Failure>> {
    const page = owner;
    if (page === null) return Promise.resolve(failed('no-page'));
    lastAsk += 1;
    const askId = lastAsk;
    return new Promise((done) => {
      const stopWaiting = timers.after(patienceMs, () => settle('page-silent'));
      const settle = (reply: MediaReply | MediaFailure): void => {
        stopWaiting();
        open.delete(askId);
        if (typeof reply === 'string') done(failed(reply));
        else done(reply.ok ? ok(reply.sdp) : failed(reply.error));
      };
      open.set(askId, settle);
      page.push('media.asked', { askId, ask: question });
    });
  }

  async function ask(question: MediaAsk): Promise<Result<string, MediaFailure>> {
    const reply = await asked(question);
    // Only of keys is it said that they cannot be played.
    return reply.ok ? reply : failed(reply.error === 'no-telephone-event' ? 'unusable-offer' : reply.error);
  }

  async function digits(mediaId: string, wanted: string): Promise<Result<null, Failure>> {
    const reply = await asked({ kind: 'digits', mediaId, digits: wanted });
    return reply.ok ? ok(null) : reply;
  }

  async function told(question: MediaAsk): Promise<Result<null, MediaFailure>> {
    const reply = await ask(question);
    return reply.ok ? ok(null) : reply;
  }

  return {
    answer: (mediaId, offer) => ask({ kind: 'answer', mediaId, offer }),
    offer: (mediaId, held) => ask({ kind: 'offer', mediaId, held }),
    accept: (mediaId, answer) => told({ kind: 'accept', mediaId, answer }),
    restore: (mediaId) => told({ kind: 'restore', mediaId }),
    sound: (mediaId, sound) => told({ kind: 'sound', mediaId, ...sound }),
    digits,
    close: (mediaId) => void ask({ kind: 'close', mediaId }),
    owner: () => owner,
    setOwner: (page) => {
      owner = page;
      for (const settle of open.values()) settle('page-lost');
    },
    replied: (page, askId, reply) => {
      if (page === owner) open.get(askId)?.(reply);
    },
  };
}
