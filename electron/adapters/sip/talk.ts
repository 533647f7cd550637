import type { Core, Notification, Session, SessionDelegate } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { CallTrouble } from '#core/call/trouble.ts';
import type { MediaId } from '#core/support/ids.ts';
import { causeBy } from './cause.ts';
import { type Digits, createDigits } from './digits.ts';
import { createHandover, type Handover, type JoinedLeg } from './handover.ts';
import { type Leg, createLeg } from './leg.ts';
import { referringTo, replacesValue, replacing } from './referTo.ts';
import { type Renegotiation, createRenegotiation } from './renegotiation.ts';
import type { CallSession, Replaceable, SessionPorts } from './session.ts';
import { createSessionTimer } from './sessionTimer.ts';
import { type CallSound, createSound } from './sound.ts';

/**
 * What every call has in common, whoever dialled: its sound, its end, and all that is asked while both sides talk.
 *
 *   before --begin--> talking --BYE of either side--> ended
 *      |                 |   ^
 *      |                 +---+ hold, resume, new page, new link: renegotiation.ts; REFER: handover.ts
 *      +--rejected, cancelled, lost--> ended
 */
export interface Talk {
  readonly mediaId: MediaId;
  readonly stage: () => 'before' | 'talking' | 'ended';
  readonly sound: CallSound;
  readonly renegotiation: Renegotiation;
  readonly handover: Handover;
  readonly digits: Digits;
  readonly leg: Leg;
  /** The 200 has gone, or its ACK. */
  readonly begin: () => void;
  /** Always before sip.js is told: its state changes at once, and would be taken for its own doing. */
  readonly end: (cause: EndCause) => void;
  /** By the desk, while both talk. */
  readonly hangUp: () => void;
  /** The other side cannot be reached any more. */
  readonly loseAndBye: () => void;
  /** Portico stops, while both talk; `told`: the other side knows. */
  readonly stop: (told: () => void) => void;
  /** True when nothing was left but to say BYE. */
  readonly saidOwedBye: () => boolean;
  /** Portico stops, and they do not talk. */
  readonly letGo: () => void;
  readonly asLeg: () => JoinedLeg | null;
  /** Their INVITE; headers for our 200. */
  readonly met: (invite: Core.IncomingRequestMessage) => readonly string[];
  /** Their 200 to our INVITE. */
  readonly answeredBy: (response: Core.IncomingResponseMessage) => void;
  readonly replaceable: () => Replaceable | null;
}

export interface TalkPorts extends SessionPorts {
  readonly session: Session;
  readonly more: Pick<SessionDelegate, 'onAck' | 'onCancel'>;
  /** Nothing that waits for this call may wait any longer. */
  readonly onEnding: () => void;
  readonly onTerminated: () => void;
}

export function createTalk(ports: TalkPorts): Talk {
  const { callId, mediaId, media, clock, log } = ports;
  const watchers = new Set<(byThem: boolean) => void>();
  let stage: 'before' | 'talking' | 'ended' = 'before';
  let owesBye = false;
  let canReplace = false;
  let trouble: CallTrouble | null = null;

  const leg = createLeg({
    ...ports,
    onBye: end,
    onNotified: (notification: Notification) => {
      if (stage === 'talking') handover.notified(notification);
    },
  });
  const sound = createSound(media, mediaId, ports.mixedWith, log);
  const sessionTimer = createSessionTimer({
    timers: ports.timers,
    onDue: () => renegotiation.refresh(),
    onExpired: () => {
      // Without a link nothing was heard because of that: the next link shows whether the other side is there.
      if (ports.linkUp() && !ports.isAway()) unansweredAndBye();
    },
  });
  const renegotiation = createRenegotiation({
    ...ports,
    leg,
    sound,
    refreshHeaders: sessionTimer.request,
    onAgreed: ({ message }) => sessionTimer.answered(message),
    asksForMore: ({ message }) => sessionTimer.tooShort(message),
    onRefused: sessionTimer.refused,
    onTrouble: tellTrouble,
    onStranded: () => {
      if (!ports.onStranded()) tellTrouble('sound-refused');
    },
    onGone: loseAndBye,
  });
  const digits = createDigits({ leg, media, mediaId, log });
  const handover = createHandover({
    ...ports,
    leg,
    // The target's phone may have one line only: it is not called anew before it has let go of the desk's own call.
    settled: async () => void (await Promise.all([renegotiation.settled(), ports.leaving.over()])),
  });

  function end(cause: EndCause): void {
    if (stage === 'ended') return;
    stage = 'ended';
    ports.onEnding();
    renegotiation.stop();
    sessionTimer.stop();
    media.close(mediaId);
    const at = clock.now();
    const byThem = cause.by === 'caller' || cause.by === 'network';
    handover.ended(byThem, () => {
      ports.onEvent({ kind: 'ended', callId, at, cause });
      ports.onMoved();
      if (!owesBye) ports.onOver();
      for (const told of watchers) told(byThem);
    });
  }

  function tellTrouble(to: CallTrouble | null): void {
    if (stage !== 'talking' || trouble === to) return;
    trouble = to;
    ports.onEvent({ kind: 'trouble-changed', callId, trouble });
  }

  /** RFC 4028 section 10. */
  function unansweredAndBye(): void {
    end(causeBy('network', 'no-sign-of-life'));
    leg.bye();
  }

  function meet(message: Pick<Core.IncomingRequestMessage, 'getHeaders'>): void {
    const supported = message.getHeaders('supported').flatMap((value) => value.split(','));
    canReplace = supported.some((option) => option.trim().toLowerCase() === 'replaces');
  }

  function loseAndBye(): void {
    end(causeBy('network', 'link-lost'));
    leg.bye();
  }

  return {
    mediaId,
    stage: () => stage,
    sound,
    renegotiation,
    handover,
    digits,
    leg,
    begin: () => {
      stage = 'talking';
      leg.answerWith(sessionTimer.answerTo);
      ports.onEvent({ kind: 'answered', callId, at: clock.now() });
      ports.onMoved();
      sound.answered();
    },
    end,
    hangUp: () => {
      // Without a link the other side learns of it over the next one.
      owesBye = !ports.linkUp();
      end(causeBy('desk', 'hung-up'));
      if (!owesBye) leg.bye();
    },
    loseAndBye,
    stop: (told) => {
      end(causeBy('portico', 'stopped'));
      leg.bye(told);
      leg.letGo();
    },
    saidOwedBye: () => {
      if (!owesBye) return false;
      owesBye = false;
      leg.bye();
      ports.onOver();
      return true;
    },
    letGo: () => {
      owesBye = false;
      handover.stop();
      ports.onOver();
    },
    met: (invite) => {
      meet(invite);
      return sessionTimer.answerTo(invite);
    },
    answeredBy: (response) => {
      meet(response);
      if (stage !== 'ended') sessionTimer.answered(response);
    },
    replaceable: () => {
      const dialog = leg.dialog();
      if (stage !== 'talking' || !canReplace || dialog === null) return null;
      return {
        target: ports.original(dialog.callId, dialog.remoteTarget),
        replaces: replacesValue(dialog, ports.original),
        wishes: sound.wishes,
        troubled: () => trouble !== null,
        replaced: () => {
          if (stage !== 'talking') return false;
          stage = 'ended';
          ports.onEnding();
          renegotiation.stop();
          sessionTimer.stop();
          media.close(mediaId);
          // The other side ends it (RFC 3891 section 3); one that does not is not left with two calls.
          ports.timers.after(ports.pace.joinMs, () => {
            if (leg.isEstablished()) leg.bye();
          });
          return true;
        },
        notReplaced: () => tellTrouble('sound-refused'),
      };
    },
    asLeg: () => {
      if (stage !== 'talking') return null;
      return {
        referTo: () => {
          const dialog = leg.dialog();
          return dialog === null ? null : replacing(dialog, ports.original);
        },
        called: referringTo(ports.session.remoteIdentity.uri.toString()),
        settled: renegotiation.settled,
        onEnded: (told) => {
          watchers.add(told);
          return () => watchers.delete(told);
        },
      };
    },
  };
}

/** The wishes that mean the same in every call. */
export function talkingWishes(
  talk: Talk,
): Pick<
  CallSession,
  | 'hold'
  | 'microphone'
  | 'hear'
  | 'mediaId'
  | 'mixed'
  | 'digits'
  | 'refer'
  | 'join'
  | 'asLeg'
  | 'pathLost'
  | 'replaceable'
> {
  return {
    hold: (held) => {
      if (talk.stage() === 'talking') talk.renegotiation.hold(held);
    },
    microphone: (on) => {
      if (talk.stage() !== 'ended') talk.sound.microphone(on);
    },
    hear: (on) => {
      if (talk.stage() !== 'ended') talk.sound.hear(on);
    },
    mediaId: talk.mediaId,
    mixed: () => {
      if (talk.stage() === 'talking') void talk.sound.apply();
    },
    digits: (digits, how) => {
      if (talk.stage() !== 'ended') talk.digits(digits, how);
    },
    refer: (referTo) => {
      if (talk.stage() === 'talking') talk.handover.refer(referTo);
    },
    join: (leg) => {
      if (talk.stage() === 'talking') talk.handover.join(leg);
    },
    asLeg: talk.asLeg,
    pathLost: (mediaId) => {
      if (talk.stage() === 'talking' && talk.mediaId === mediaId) talk.renegotiation.renew('path');
    },
    replaceable: talk.replaceable,
  };
}
