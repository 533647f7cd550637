import type { DigitsHow, Media } from '#core/call/telephone.ts';
import type { MediaId } from '#core/support/ids.ts';
import type { Log } from '#core/support/ports.ts';
import type { Leg } from './leg.ts';

/** Presses keys for the other side, each after the one before. What they are stands in no log: it may be a secret. */
export type Digits = (digits: string, how: DigitsHow) => void;

interface DigitsPorts {
  readonly leg: Leg;
  readonly media: Media;
  readonly mediaId: MediaId;
  readonly log: Log;
}

export function createDigits({ leg, media, mediaId, log }: DigitsPorts): Digits {
  let before: Promise<void> = Promise.resolve();

  async function press(digits: string, how: DigitsHow): Promise<void> {
    const played = how === 'info' ? null : await media.digits(mediaId, digits);
    if (played?.ok === true) return;
    if (played !== null && played.error !== 'no-telephone-event') {
      log.warn('digits-not-played', { failure: played.error });
      return;
    }
    // One after the other has been answered: requests in a dialog may overtake each other on their way.
    for (const digit of digits) {
      if (!leg.isEstablished()) return;
      const status = await leg.info(digit);
      if (status >= 300) log.warn('digit-refused', { status });
    }
  }

  return (digits, how) => {
    before = before.then(() => press(digits, how));
  };
}
