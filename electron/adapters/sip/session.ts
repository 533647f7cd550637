import type { Invitation } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Media, TelephoneEvent } from '#core/call/telephone.ts';
import type { CallId, MediaId } from '#core/support/ids.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { causeBy } from './cause.ts';
import type { Negotiator } from './description.ts';
import { createLeg } from './leg.ts';
import { createMicrophone } from './microphone.ts';
import type { Pace } from './pace.ts';
import { createPreparation } from './preparation.ts';
import { createRenegotiation } from './renegotiation.ts';

/*
 * One call, from its INVITE to its end.
 *
 *   invited --ring: 180--> ringing --answer--> answering --200 sent--> talking --BYE--> ended
 *                             ^                    |                   |     ^
 *                             +----page failed-----+                   +-----+ hold, resume, new page, new link:
 *                                                                              renegotiation.ts
 *   invited, ringing, answering: CANCEL, declined (486, 603), hung up (480), no common codec (488) --> ended
 *   link lost before the answer: rings on for `orphanMs`; the 200 goes over the next link, if one comes in time,
 *   and must have its ACK within `orphanAckMs` --> talking, else ended (link-lost)
 *   talking, and the other side has forgotten the call (481 after a new link) --> ended (link-lost)
 */

export interface CallSession {
  readonly ring: () => void;
  /** In the queue of those whose answer is worth preparing. */
  readonly isRinging: () => boolean;
  readonly prepare: () => void;
  readonly answer: () => void;
  readonly decline: (how: 'busy' | 'declined') => void;
  readonly hangUp: () => void;
  readonly hold: (held: boolean) => void;
  readonly microphone: (on: boolean) => void;
  readonly renewMedia: () => void;
  readonly linkLost: () => void;
  readonly linkRestored: () => void;
  /** Portico stops; resolves when the other side knows. */
  readonly stop: () => Promise<void>;
  readonly negotiator: Negotiator;
}

export interface SessionPorts {
  readonly callId: CallId;
  readonly mediaId: MediaId;
  readonly invitation: Invitation;
  readonly media: Media;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly random: () => number;
  readonly pace: Pace;
  readonly linkUp: () => boolean;
  readonly onEvent: (event: TelephoneEvent) => void;
  /** It left the queue of ringing calls: the next one may be prepared. */
  readonly onMoved: () => void;
  /** Nothing more is to be done for it, on any link. */
  readonly onOver: () => void;
}

type Stage = 'invited' | 'ringing' | 'answering' | 'talking' | 'ended';

export function createSession(ports: SessionPorts): CallSession {
  const { callId, mediaId, media, clock, timers, pace } = ports;
  let stage: Stage = 'invited';
  let prepared = '';
  let accepting = false;
  let acknowledged = false;
  let owesBye = false;
  let waitsForLink: (() => void) | null = null;
  let cancelTimer: (() => void) | null = null;

  const leg = createLeg({
    ...ports,
    onAck: () => {
      acknowledged = true;
      renegotiation.start();
    },
    onEnded: end,
    onEarlyBye: (cause) => reject(487, cause),
    onTerminated: () => end(terminatedBySipJs()),
  });
  const preparation = createPreparation(
    () => (leg.offer === null ? media.offer(mediaId, false) : media.answer(mediaId, leg.offer)),
    () => reject(488, causeBy('portico', 'media-failed', 488)),
  );
  const microphone = createMicrophone(media, mediaId, ports.log);
  const renegotiation = createRenegotiation({ ...ports, microphone, onGone: loseAndBye });

  /** `stage` may have changed during an await, which the compiler does not see. */
  const isStill = (expected: Stage): boolean => stage === expected;

  /** Always before sip.js is told: its state changes at once, and would be taken for its own doing. */
  function end(cause: EndCause): void {
    if (stage === 'ended') return;
    stage = 'ended';
    stopTimer();
    waitsForLink = null;
    renegotiation.stop();
    media.close(mediaId);
    ports.onEvent({ kind: 'ended', callId, at: clock.now(), cause });
    ports.onMoved();
    if (!owesBye) ports.onOver();
  }

  function terminatedBySipJs(): EndCause {
    if (accepting) return causeBy('portico', 'media-failed', 480);
    if (stage !== 'talking') return causeBy('network', 'not-answered-in-time', 487);
    return acknowledged ? causeBy('portico', 'media-failed') : causeBy('network', 'link-lost');
  }

  function reject(statusCode: number, cause: EndCause): void {
    if (stage === 'talking' || stage === 'ended') return;
    end(cause);
    leg.reject(statusCode);
  }

  function loseAndBye(): void {
    end(causeBy('network', 'link-lost'));
    leg.bye();
  }

  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  async function answer(): Promise<void> {
    if (stage !== 'invited' && stage !== 'ringing') return;
    stage = 'answering';
    const result = await preparation.ready();
    if (!isStill('answering')) return;
    if (!result.ok) {
      stage = 'ringing';
      ports.onEvent({ kind: 'answer-failed', callId, failure: result.error });
      return;
    }
    prepared = result.value;
    if (ports.linkUp()) await accept();
    else waitsForLink = () => void accept();
  }

  async function accept(): Promise<void> {
    accepting = true;
    await leg.accept();
    accepting = false;
    if (!isStill('answering')) return;
    stage = 'talking';
    const orphaned = cancelTimer !== null;
    stopTimer();
    if (orphaned && !acknowledged) cancelTimer = timers.after(pace.orphanAckMs, () => acknowledged || loseAndBye());
    ports.onEvent({ kind: 'answered', callId, at: clock.now() });
    ports.onMoved();
    microphone.answered();
  }

  return {
    ring: () => {
      if (stage !== 'invited') return;
      stage = 'ringing';
      leg.ring();
    },
    isRinging: () => stage === 'ringing',
    prepare: preparation.begin,
    answer: () => void answer(),
    decline: (how) => {
      if (how === 'busy') reject(486, causeBy('desk', 'busy', 486));
      else reject(603, causeBy('desk', 'declined', 603));
    },
    hangUp: () => {
      if (stage !== 'talking') {
        reject(480, causeBy('desk', 'declined', 480));
        return;
      }
      // Without a link the other side learns of it over the next one.
      owesBye = !ports.linkUp();
      end(causeBy('desk', 'hung-up'));
      if (!owesBye) leg.bye();
    },
    hold: (held) => {
      if (stage === 'talking') renegotiation.hold(held);
    },
    microphone: (on) => {
      if (stage !== 'ended') microphone.wish(on);
    },
    renewMedia: () => {
      if (stage === 'talking') renegotiation.renew();
      else if (stage !== 'ended') preparation.renew();
    },
    linkLost: () => {
      if (stage === 'talking' || stage === 'ended' || cancelTimer !== null) return;
      cancelTimer = timers.after(pace.orphanMs, () => reject(480, causeBy('network', 'link-lost')));
    },
    linkRestored: () => {
      if (owesBye) {
        owesBye = false;
        leg.bye();
        ports.onOver();
      } else if (waitsForLink !== null) {
        waitsForLink();
        waitsForLink = null;
      } else if (stage === 'talking') {
        // The re-INVITE shows whether the other side has the call, whatever became of the ACK.
        if (!acknowledged) leg.confirm();
        renegotiation.renew();
      }
    },
    stop: () =>
      new Promise((told) => {
        if (stage === 'talking') {
          end(causeBy('portico', 'stopped'));
          leg.bye(told);
          leg.letGo();
          return;
        }
        reject(480, causeBy('portico', 'stopped', 480));
        owesBye = false;
        ports.onOver();
        told();
      }),
    negotiator: {
      answerTo: (offer) => (stage === 'talking' ? renegotiation.answerTo(offer) : Promise.resolve(prepared)),
      offer: () => (stage === 'talking' ? renegotiation.offer() : Promise.resolve(prepared)),
      accept: renegotiation.accept,
    },
  };
}
