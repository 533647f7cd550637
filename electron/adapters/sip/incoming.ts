import type { Invitation } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import { causeBy, causeOfCancel } from './cause.ts';
import { createIncomingLeg, lacksAudio } from './incomingLeg.ts';
import { createPreparation } from './preparation.ts';
import type { CallSession, SessionPorts } from './session.ts';
import { createTalk, talkingWishes } from './talk.ts';

/*
 * A call that somebody makes to the desk.
 *
 *   invited --ring: 180--> ringing --answer--> answering --200 sent--> talking (talk.ts)
 *                             ^                    |
 *                             +----page failed-----+
 *   invited, ringing, answering: CANCEL, declined (486, 603), hung up (480), no common codec (488) --> ended
 *   link lost before the answer: rings on for `orphanMs`; the 200 goes over the next link, if one comes in time,
 *   and must have its ACK within `orphanAckMs` --> talking, else ended (link-lost)
 *   talking, and the other side has forgotten the call (481 after a new link) --> ended (link-lost)
 */

export interface IncomingPorts extends SessionPorts {
  readonly invitation: Invitation;
}

/** RFC 3261 sections 21.4.24, 21.6.2 and 21.4.18, which names do not disturb. */
const refusals = { busy: 486, declined: 603, 'do-not-disturb': 480 } as const;

export function createIncoming(ports: IncomingPorts): CallSession {
  const { callId, mediaId, invitation, media, timers, pace, log } = ports;
  let stage: 'invited' | 'ringing' | 'answering' | 'over' = 'invited';
  let prepared = '';
  let accepting = false;
  let acknowledged = false;
  let waitsForLink: (() => void) | null = null;
  let cancelTimer: (() => void) | null = null;

  const incoming = createIncomingLeg({ invitation, log, onEarlyBye: (cause) => reject(487, cause) });
  const talk = createTalk({
    ...ports,
    session: invitation,
    more: {
      onAck: () => {
        acknowledged = true;
        talk.renegotiation.start();
      },
      onCancel: ({ request }) => talk.end(causeOfCancel(request)),
    },
    onEnding: () => {
      stage = 'over';
      stopTimer();
      waitsForLink = null;
    },
    onTerminated: () => talk.end(terminatedBySipJs()),
  });
  const preparation = createPreparation(
    () => (incoming.offer === null ? media.offer(mediaId, false) : media.answer(mediaId, incoming.offer)),
    () => unusable('305 portico "Incompatible media format"'),
  );

  /** `stage` may have changed during an await, which the compiler does not see. */
  const isStill = (expected: typeof stage): boolean => stage === expected;
  const isTalking = (): boolean => talk.stage() === 'talking';

  function terminatedBySipJs(): EndCause {
    if (accepting) return causeBy('portico', 'media-failed', 480);
    if (!isTalking()) return causeBy('network', 'not-answered-in-time', 487);
    return acknowledged ? causeBy('portico', 'media-failed') : causeBy('network', 'link-lost');
  }

  function reject(statusCode: number, cause: EndCause, warning?: string): void {
    if (talk.stage() !== 'before') return;
    talk.end(cause);
    incoming.reject(statusCode, warning);
  }

  /** Nobody could talk over what is offered (RFC 3261 section 13.3.1.3). */
  function unusable(warning: string): void {
    reject(488, causeBy('portico', 'media-failed', 488), warning);
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
    await incoming.accept(talk.met(invitation.request));
    accepting = false;
    if (!isStill('answering')) return;
    stage = 'over';
    const orphaned = cancelTimer !== null;
    stopTimer();
    if (orphaned && !acknowledged)
      cancelTimer = timers.after(pace.orphanAckMs, () => acknowledged || talk.loseAndBye());
    talk.begin();
  }

  return {
    ...talkingWishes(talk),
    ring: () => {
      if (stage !== 'invited') return;
      if (lacksAudio(incoming.offer)) {
        unusable('304 portico "Media type not available"');
        return;
      }
      stage = 'ringing';
      incoming.ring();
    },
    isRinging: () => stage === 'ringing',
    prepare: preparation.begin,
    answer: () => void answer(),
    decline: (how) => {
      const status = refusals[how];
      reject(status, causeBy('desk', how, status));
    },
    hangUp: () => {
      if (isTalking()) talk.hangUp();
      else reject(480, causeBy('desk', 'declined', 480));
    },
    renewMedia: () => {
      if (isTalking()) talk.renegotiation.renew('page');
      else if (stage !== 'over') preparation.renew();
    },
    linkLost: () => {
      talk.handover.linkLost();
      if (talk.stage() !== 'before' || cancelTimer !== null) return;
      cancelTimer = timers.after(pace.orphanMs, () => reject(480, causeBy('network', 'link-lost')));
    },
    linkRestored: () => {
      if (talk.saidOwedBye()) return;
      if (waitsForLink !== null) {
        waitsForLink();
        waitsForLink = null;
      } else if (isTalking()) {
        // The re-INVITE shows whether the other side has the call, whatever became of the ACK.
        if (!acknowledged) incoming.confirm();
        talk.renegotiation.renew('link');
        talk.handover.linkRestored();
      }
    },
    stop: () =>
      new Promise((told) => {
        if (isTalking()) {
          talk.stop(told);
          return;
        }
        reject(480, causeBy('portico', 'stopped', 480));
        talk.letGo();
        told();
      }),
    negotiator: {
      answerTo: (offer) => (isTalking() ? talk.renegotiation.answerTo(offer) : Promise.resolve(prepared)),
      offer: () => (isTalking() ? talk.renegotiation.offer() : Promise.resolve(prepared)),
      accept: talk.renegotiation.accept,
    },
  };
}
