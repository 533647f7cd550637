import { directionOf, isSameConnection } from './description.ts';
import { createLeg, type Leg, type LegOptions } from './leg.ts';
import { createListener, type Heard } from './listener.ts';
import type { Sound } from './sound.ts';

/**
 * The sound of one person in a call: voice and ears, over as many RTCPeerConnections as the desk has pages, and over one
 * more to whom the desk hands the call on. Descriptions are SDP.
 */
export interface CallMedia {
  readonly offer: () => Promise<string>;
  /** Rejects where the answer has nothing a telephone can speak. */
  readonly accept: (answer: string) => Promise<void>;
  /** Answers the offer in the desk's INVITE; rejects where it has nothing a telephone can speak. */
  readonly answer: (offer: string) => Promise<Answered>;
  /** Answers a new offer of the desk within the call. */
  readonly renegotiate: (offer: string) => Promise<Answered>;
  readonly heard: () => Heard;
  readonly packets: () => number;
  readonly digits: () => string;
  /**
   * A new connection, to somebody else at the exchange: from now on this one is spoken to and heard, and the desk no
   * longer. null where there is no sound at all.
   */
  readonly turnAway: () => Leg | null;
  /** That came to nothing: the desk is spoken to again. */
  readonly turnBack: () => void;
  /** The call with the desk is over, the other connection goes on. */
  readonly leaveDesk: () => void;
  readonly close: () => void;
}

interface Answered {
  readonly answer: string;
  /** The desk has put this one on hold. */
  readonly held: boolean;
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
  const hear = (payload: Buffer) => {
    if (listener.packets() === 0) options.onFirstPacket();
    listener.take(payload);
  };
  /** The connection to whom the desk handed the call on. */
  let away: Leg | null = null;
  const ears: LegOptions = {
    addresses: options.addresses,
    sound: options.sound,
    onSound: (payload) => {
      if (away === null) hear(payload);
    },
    onDigit: (digit) => {
      pressed += digit;
    },
  };
  let leg: Leg = createLeg(ears);
  /** The desk's last description. */
  let desk = '';
  let onHold = false;

  const negotiate = async (offer: string): Promise<Answered> => {
    // After a page was replaced DTLS must begin anew, which an old connection cannot.
    const next = desk === '' || isSameConnection(desk, offer) ? leg : createLeg(ears);
    try {
      const answer = await next.answer(offer);
      const direction = directionOf(offer);
      onHold = direction === 'sendonly' || direction === 'inactive';
      next.speak(!onHold && away === null);
      if (next !== leg) leg.close();
      leg = next;
      desk = offer;
      return { answer, held: onHold };
    } catch (error) {
      if (next !== leg) next.close();
      throw error;
    }
  };

  return {
    offer: () => leg.offer(),
    accept: (answer) => {
      desk = answer;
      return leg.accept(answer);
    },
    answer: negotiate,
    renegotiate: negotiate,
    heard: () => listener.heard(),
    packets: () => listener.packets(),
    digits: () => pressed,
    turnAway: () => {
      leg.speak(false);
      away = createLeg({ ...ears, onSound: hear });
      return away;
    },
    turnBack: () => {
      away?.close();
      away = null;
      leg.speak(!onHold);
    },
    leaveDesk: () => leg.close(),
    close: () => {
      leg.close();
      away?.close();
    },
  };
}

/** For signalling alone, and for load: a description as given, nothing behind it. */
export function createMediaOnPaper(description: string): CallMedia {
  return {
    offer: () => Promise.resolve(description),
    accept: () => Promise.resolve(),
    answer: () => Promise.resolve({ answer: description, held: false }),
    renegotiate: () => Promise.reject(new Error('a description on paper has no media to change')),
    heard: () => ({ hz: 0, rms: 0 }),
    packets: () => 0,
    digits: () => '',
    turnAway: () => null,
    turnBack: () => {},
    leaveDesk: () => {},
    close: () => {},
  };
}
