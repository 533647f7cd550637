import type { Inviter } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import { causeBy } from './cause.ts';
import { createDialledLeg } from './dialledLeg.ts';
import { createFirstAnswer } from './firstAnswer.ts';
import { createPreparation } from './preparation.ts';
import type { CallSession, SessionPorts } from './session.ts';
import { createTalk, talkingWishes } from './talk.ts';

/*
 * A call that the desk makes.
 *
 *   preparing --the page's offer, INVITE--> calling --180--> calling (alerting) --200, ACK--> talking (talk.ts)
 *       |                                      |
 *       +--no page, no microphone--> ended     +--18x with a description: heard before the answer
 *                (media-failed)                +--3xx to 6xx, link lost, nobody answers the INVITE--> ended
 *   preparing, calling: hung up: CANCEL --> ended
 */

export interface DialledPorts extends SessionPorts {
  readonly inviter: Inviter;
  /** Once, with the first sign that the other side rings. */
  readonly onRings?: () => void;
}

const ignored = (): void => undefined;

export function createDialled(ports: DialledPorts): CallSession {
  const { callId, mediaId, inviter, media, clock, timers, pace, log } = ports;
  let prepared = '';
  let calling = false;
  let alerting: 'no' | 'ringing' | 'early' = 'no';
  let cancelTimer: (() => void) | null = null;
  let left: (() => void) | null = null;

  const dialled = createDialledLeg({
    inviter,
    log,
    onTrying: stopTimer,
    onRinging: () => tellAlerting('ringing'),
    onEarlySound: (description, rings) => void soundBeforeAnswer(description, rings),
    onAccepted: ({ message }) => talk.answeredBy(message),
    onAnswered: () => {
      left?.();
      if (talk.stage() !== 'before') {
        // The page was faster than the ACK in finding that nothing can be heard by this answer.
        talk.leg.bye();
        return;
      }
      talk.begin();
      talk.renegotiation.start();
      if (firstAnswer.isStale()) talk.renegotiation.renew('page');
    },
    onRefused: (cause) => {
      left?.();
      talk.end(ports.linkUp() ? cause : causeBy('network', 'link-lost'));
    },
  });
  const talk = createTalk({
    ...ports,
    session: inviter,
    more: {},
    onEnding: stopTimer,
    // sip.js tells of the end before it tells of the refusal that is its reason.
    onTerminated: () =>
      queueMicrotask(() => {
        // Also where a 200 crossed the CANCEL, of which sip.js says nothing.
        left?.();
        talk.end(causeBy('portico', 'media-failed'));
      }),
  });
  const firstAnswer = createFirstAnswer(media, mediaId, log);
  const preparation = createPreparation(() => media.offer(mediaId, false), ignored);

  const isTalking = (): boolean => talk.stage() === 'talking';
  const isBefore = (): boolean => talk.stage() === 'before';

  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  function cancel(cause: EndCause): void {
    if (!isBefore()) return;
    if (calling) left = ports.leaving.begin();
    talk.end(cause);
    dialled.cancel();
  }

  async function call(): Promise<void> {
    const offer = await preparation.ready();
    if (!isBefore()) return;
    if (!offer.ok) {
      log.warn('dialled-without-sound', { failure: offer.error });
      cancel(causeBy('portico', 'media-failed'));
      return;
    }
    if (!ports.linkUp()) {
      cancel(causeBy('network', 'link-lost'));
      return;
    }
    prepared = offer.value;
    calling = true;
    cancelTimer = timers.after(pace.inviteMs, () => cancel(causeBy('network', 'unreachable', 408)));
    dialled.invite();
  }

  function tellAlerting(to: 'ringing' | 'early'): void {
    if (!isBefore() || alerting === to || alerting === 'early') return;
    if (alerting === 'no') ports.onRings?.();
    alerting = to;
    ports.onEvent({ kind: 'alerting', callId, at: clock.now(), early: to === 'early' });
  }

  async function soundBeforeAnswer(description: string, rings: boolean): Promise<void> {
    const heard = await firstAnswer.early(description);
    if (isTalking() && firstAnswer.isStale()) talk.renegotiation.renew('page');
    if (!isBefore()) return;
    if (heard) {
      talk.sound.early();
      tellAlerting('early');
    } else if (rings) {
      tellAlerting('ringing');
    }
  }

  async function takeFirstAnswer(description: string): Promise<void> {
    if (await firstAnswer.final(description)) return;
    // Agreed on, and yet no sound can come of it.
    talk.end(causeBy('portico', 'media-failed'));
    talk.leg.bye();
  }

  void call();

  return {
    ...talkingWishes(talk),
    ring: ignored,
    isRinging: () => false,
    prepare: ignored,
    answer: ignored,
    decline: ignored,
    hangUp: () => {
      if (isTalking()) talk.hangUp();
      else cancel(causeBy('desk', 'gave-up', calling ? 487 : null));
    },
    renewMedia: () => {
      if (isTalking()) talk.renegotiation.renew('page');
      else if (calling) firstAnswer.lost();
      else preparation.renew();
    },
    linkLost: () => talk.handover.linkLost(),
    linkRestored: () => {
      if (talk.saidOwedBye() || !isTalking()) return;
      talk.renegotiation.renew('link');
      talk.handover.linkRestored();
    },
    stop: () =>
      new Promise((told) => {
        if (isTalking()) {
          talk.stop(told);
          return;
        }
        cancel(causeBy('portico', 'stopped', calling ? 487 : null));
        talk.letGo();
        told();
      }),
    negotiator: {
      answerTo: talk.renegotiation.answerTo,
      offer: () => (isTalking() ? talk.renegotiation.offer() : Promise.resolve(prepared)),
      accept: (answer) => {
        if (isTalking()) talk.renegotiation.accept(answer);
        else void takeFirstAnswer(answer);
      },
    },
  };
}
