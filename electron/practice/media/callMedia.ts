import { directionOf, isSameConnection } from './description.ts';
import { createLeg, type Leg, type LegOptions } from './leg.ts';
import { createListener, type Heard } from './listener.ts';
import type { Sound } from './sound.ts';

/** The sound of one call, over as many RTCPeerConnections as the desk has pages. Descriptions are SDP. */
export interface CallMedia {
  readonly offer: () => Promise<string>;
  /** Rejects where the answer has nothing a telephone can speak. */
  readonly accept: (answer: string) => Promise<void>;
  /** Answers a new offer of the desk; says whether the desk has put the caller on hold. */
  readonly renegotiate: (offer: string) => Promise<{ readonly answer: string; readonly held: boolean }>;
  readonly heard: () => Heard;
  readonly packets: () => number;
  readonly digits: () => string;
  readonly close: () => void;
}

export interface CallMediaOptions {
  readonly addresses: readonly string[];
  readonly sound: Sound;
  readonly now: () => number;
  readonly onFirstPacket: () => void;
}

export function createCallMedia(options: CallMediaOptions): CallMedia {
  const listener = createListener(options.now);
  let pressed = '';
  const ears: LegOptions = {
    addresses: options.addresses,
    sound: options.sound,
    onSound: (payload) => {
      if (listener.packets() === 0) options.onFirstPacket();
      listener.take(payload);
    },
    onDigit: (digit) => {
      pressed += digit;
    },
  };
  let leg: Leg = createLeg(ears);
  /** The desk's last description. */
  let desk = '';

  return {
    offer: () => leg.offer(),
    accept: (answer) => {
      desk = answer;
      return leg.accept(answer);
    },
    renegotiate: async (offer) => {
      // After a page was replaced DTLS must begin anew, which an old connection cannot.
      const next = isSameConnection(desk, offer) ? leg : createLeg(ears);
      try {
        const answer = await next.answer(offer);
        const direction = directionOf(offer);
        const held = direction === 'sendonly' || direction === 'inactive';
        next.speak(!held);
        if (next !== leg) leg.close();
        leg = next;
        desk = offer;
        return { answer, held };
      } catch (error) {
        if (next !== leg) next.close();
        throw error;
      }
    },
    heard: () => listener.heard(),
    packets: () => listener.packets(),
    digits: () => pressed,
    close: () => leg.close(),
  };
}

/** For signalling alone, and for load: an offer as given, nothing behind it. */
export function createMediaOnPaper(offer: string): CallMedia {
  return {
    offer: () => Promise.resolve(offer),
    accept: () => Promise.resolve(),
    renegotiate: () => Promise.reject(new Error('an offer on paper has no media to change')),
    heard: () => ({ hz: 0, rms: 0 }),
    packets: () => 0,
    digits: () => '',
    close: () => {},
  };
}
