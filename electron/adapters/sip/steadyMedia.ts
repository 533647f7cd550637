import type { Media, MediaFailure } from '#core/call/telephone.ts';
import type { Log } from '#core/support/ports.ts';
import { type Result, failed } from '#core/support/result.ts';

/** A fault in the sound is no reason to lose the call: what throws there is a failure like any other here. */
export function steadyMedia(media: Media, log: Log): Media {
  async function steady<T, E extends string>(ask: () => Promise<Result<T, E>>): Promise<Result<T, E | MediaFailure>> {
    try {
      return await ask();
    } catch {
      log.warn('media-threw');
      return failed('page-lost');
    }
  }

  return {
    answer: (mediaId, offer) => steady(() => media.answer(mediaId, offer)),
    offer: (mediaId, held) => steady(() => media.offer(mediaId, held)),
    accept: (mediaId, answer) => steady(() => media.accept(mediaId, answer)),
    restore: (mediaId) => steady(() => media.restore(mediaId)),
    sound: (mediaId, sound) => steady(() => media.sound(mediaId, sound)),
    digits: (mediaId, digits) => steady(() => media.digits(mediaId, digits)),
    close: (mediaId) => media.close(mediaId),
  };
}
