import { Core, type Invitation, SessionState } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Media, MediaFailure, TelephoneEvent } from '#core/call/telephone.ts';
import type { CallId, MediaId } from '#core/support/ids.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import type { Result } from '#core/support/result.ts';
import { attempt } from './attempt.ts';
import { causeBy, causeOfBye, causeOfCancel } from './cause.ts';
import type { Negotiator } from './description.ts';
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
  const { callId, mediaId, invitation, media, clock, timers, log, pace } = ports;
  let stage: Stage = 'invited';
  let prepared = '';
  let accepting = false;
  let acknowledged = false;
  let owesBye = false;
  let waitsForLink: (() => void) | null = null;
  let cancelTimer: (() => void) | null = null;

  const offer = offerOf(invitation);
  const ask = (): Promise<Result<string, MediaFailure>> =>
    offer === null ? media.offer(mediaId, false) : media.answer(mediaId, offer);
  const preparation = createPreparation(ask, () => reject(488, causeBy('portico', 'media-failed', 488)));
  const microphone = createMicrophone(media, mediaId, log);
  const renegotiation = createRenegotiation({
    ...ports,
    microphone,
    onGone: () => {
      end(causeBy('network', 'link-lost'));
      bye();
    },
  });

  invitation.delegate = {
    onCancel: ({ request }) => end(causeOfCancel(request)),
    onBye: (request) => {
      attempt(log, 'accept-bye', () => request.accept());
      end(causeOfBye(request.request));
    },
    onAck: () => {
      acknowledged = true;
      renegotiation.start();
    },
    // sip.js would follow it, and dial whatever the caller names.
    onRefer: (referral) => attempt(log, 'refuse-refer', () => referral.reject({ statusCode: 603 })),
    onMessage: (message) => attempt(log, 'refuse-message', () => message.reject({ statusCode: 405 })),
  };
  invitation.stateChange.addListener((state) => {
    if (state !== SessionState.Terminated) return;
    // A BYE may come before the ACK; sip.js would throw when it gives up waiting for that ACK.
    if (invitation.dialog !== undefined) invitation.dialog.delegate = { onAckTimeout: () => undefined };
    end(terminatedBySipJs());
  });

  function terminatedBySipJs(): EndCause {
    if (accepting) return causeBy('portico', 'media-failed', 480);
    if (stage !== 'talking') return causeBy('network', 'not-answered-in-time', 487);
    return acknowledged ? causeBy('portico', 'media-failed') : causeBy('network', 'link-lost');
  }

  /** Before sip.js is told: its state changes at once, and would be taken for its own doing. */
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

  function reject(statusCode: number, cause: EndCause): void {
    if (stage === 'talking' || stage === 'ended') return;
    end(cause);
    attempt(log, 'reject', () => invitation.reject({ statusCode }));
  }

  function bye(answered: () => void = () => undefined): void {
    attempt(log, 'bye', () => invitation.bye({ requestDelegate: { onAccept: answered, onReject: answered } }));
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

  /** `stage` may have changed during an await, which the compiler does not see. */
  const isStill = (expected: Stage): boolean => stage === expected;

  async function accept(): Promise<void> {
    accepting = true;
    try {
      await invitation.accept();
    } catch {
      // sip.js has rejected it and told of its end, or it had ended before.
      log.warn('sip-accept-failed');
    }
    accepting = false;
    if (!isStill('answering')) return;
    stage = 'talking';
    const orphaned = cancelTimer !== null;
    stopTimer();
    if (orphaned) cancelTimer = timers.after(pace.orphanAckMs, giveUpUnacknowledged);
    ports.onEvent({ kind: 'answered', callId, at: clock.now() });
    ports.onMoved();
    microphone.answered();
  }

  function giveUpUnacknowledged(): void {
    if (acknowledged) return;
    end(causeBy('network', 'link-lost'));
    bye();
  }

  /** An ACK lost with the link never comes. The re-INVITE shows whether the other side has the call; sip.js must not wait. */
  function confirm(): void {
    const { dialog } = invitation;
    if (acknowledged || !(dialog instanceof Core.SessionDialog)) return;
    const ack = new Core.IncomingRequestMessage();
    ack.method = 'ACK';
    ack.cseq = invitation.request.cseq;
    attempt(log, 'confirm', () => dialog.receiveRequest(ack));
  }

  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  /** The caller may give up by BYE before the answer (RFC 3261 section 15); sip.js would let it ring for ever. */
  function listenForEarlyBye(): void {
    if (invitation.dialog === undefined) return;
    invitation.dialog.delegate = {
      onBye: (request) => {
        attempt(log, 'accept-early-bye', () => request.accept());
        reject(487, causeOfCancel(request.message));
      },
    };
  }

  return {
    ring: () => {
      if (stage !== 'invited') return;
      stage = 'ringing';
      attempt(log, 'ring', () => invitation.progress({ statusCode: 180 }));
      listenForEarlyBye();
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
      if (!owesBye) bye();
    },
    hold: (held) => {
      if (stage === 'talking') renegotiation.hold(held);
    },
    microphone: microphone.wish,
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
        bye();
        ports.onOver();
        return;
      }
      const waiting = waitsForLink;
      waitsForLink = null;
      if (waiting !== null) waiting();
      else if (stage === 'talking') {
        confirm();
        renegotiation.renew();
      }
    },
    stop: () =>
      new Promise((told) => {
        if (stage === 'talking') {
          end(causeBy('portico', 'stopped'));
          bye(told);
          // Only its timers: a BYE that waits for the ACK must not keep the process alive.
          if (invitation.state === SessionState.Terminating) attempt(log, 'dispose', () => invitation.dispose());
          return;
        }
        reject(480, causeBy('portico', 'stopped', 480));
        owesBye = false;
        ports.onOver();
        told();
      }),
    negotiator: {
      answerTo: (remote) => (stage === 'talking' ? renegotiation.answerTo(remote) : Promise.resolve(prepared)),
      offer: () => (stage === 'talking' ? renegotiation.offer() : Promise.resolve(prepared)),
      accept: renegotiation.accept,
    },
  };
}

function offerOf(invitation: Invitation): string | null {
  const { body, request } = invitation;
  return body !== undefined && body !== '' && request.getHeader('content-type') === 'application/sdp' ? body : null;
}
