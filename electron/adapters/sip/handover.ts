import type { Notification } from 'sip.js';
import type { TelephoneEvent } from '#core/call/telephone.ts';
import type { TransferFailure } from '#core/call/transfer.ts';
import type { CallId } from '#core/support/ids.ts';
import type { Clock, Timers } from '#core/support/ports.ts';
import type { Leg } from './leg.ts';
import type { Pace } from './pace.ts';
import { failureOfJoin, failureOfRefer, failureOfTarget, readSubscriptionState, statusIn } from './sipfrag.ts';

/*
 * The caller is handed over by REFER. What came, and what is told of it:
 *
 *   REFER refused, or nobody answers it            transfer-failed
 *   202                                            nothing: it says only that somebody will try
 *   NOTIFY with 1xx, or one that cannot be read    nothing
 *
 *   to a number (blind):
 *   NOTIFY with 2xx                                transferred
 *   NOTIFY with 2xx, but more is to follow         nothing, until the subscription ends or the caller says BYE; else
 *                                                  transfer-failed: so linphonec tells that its user has given up the
 *                                                  new call and is back at the desk
 *   NOTIFY with a failure                          transfer-failed
 *   BYE of the caller after the 202                transferred, not confirmed; then ended
 *   BYE of the caller before it                    ended
 *   nothing final in `referAnswerMs`               transfer-failed (no-answer): the target was let ring, as far as
 *                                                  anybody has told; the caller is here and must not be left alone
 *
 *   to a talking call, the leg (join):
 *   NOTIFY with 2xx, and the leg's BYE             transferred, in whichever order they come
 *   BYE of the caller, and the leg's BYE           transferred: a PBX that joins the two itself sends no NOTIFY, or we
 *                                                  hung up on it; in whichever order, so `ended` of the caller waits
 *   NOTIFY with 2xx alone                          transfer-failed (not-replaced): a phone that ignores Replaces has
 *                                                  made a second call to the target, and says 200 as well
 *   nothing final in `joinAnswerMs`                transfer-failed (not-replaced): the second call rings; asked then for
 *                                                  a blind transfer to the same target, that call is it: no other REFER
 *   BYE of the leg alone                           transfer-failed: the target hung up
 *   BYE of the caller alone                        ended
 *   "alone": the other one did not come within `joinMs`
 *
 * A subscription that ends without a final status (RFC 3515 section 2.4.7) has failed, unless something follows at once:
 * sip.js, for one, calls each of its NOTIFYs the last one.
 */

/** The talking call that the caller is to take over. */
export interface JoinedLeg {
  /** `<target?Replaces=...>`; null when it has no dialog any more. */
  readonly referTo: () => string | null;
  /** Refer-To of whom the desk has called there. */
  readonly called: string;
  /** Resolves when no re-INVITE of ours is under way there. */
  readonly settled: () => Promise<void>;
  /** `byThem`: not hung up by the desk. The answer takes it back. */
  readonly onEnded: (told: (byThem: boolean) => void) => () => void;
}

export interface Handover {
  readonly refer: (referTo: string | null) => void;
  readonly join: (leg: JoinedLeg | null) => void;
  readonly notified: (notification: Notification) => void;
  readonly linkLost: () => void;
  readonly linkRestored: () => void;
  /** The call has ended; `tell` tells it, when all that comes before has been told. */
  readonly ended: (byThem: boolean, tell: () => void) => void;
  /** Portico stops: what waits to be told is told now. */
  readonly stop: () => void;
}

export interface HandoverPorts {
  readonly callId: CallId;
  readonly leg: Leg;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly pace: Pace;
  readonly linkUp: () => boolean;
  readonly settled: () => Promise<void>;
  readonly onEvent: (event: TelephoneEvent) => void;
}

interface Attempt {
  /** Of a join. */
  readonly leg: JoinedLeg | null;
  readonly stopWatching: () => void;
  accepted: boolean;
  /** A NOTIFY came: the caller's phone does something about it. */
  underWay: boolean;
  rang: boolean;
  /** The final NOTIFY said 2xx. */
  taken: boolean;
  legEnded: boolean;
  /** Tells that the caller's call has ended. */
  heldBack: (() => void) | null;
}

export function createHandover(ports: HandoverPorts): Handover {
  const { callId, clock, timers, pace } = ports;
  let attempt: Attempt | null = null;
  let awaited: { readonly ms: number; readonly act: () => void } | null = null;
  let cancelTimer: (() => void) | null = null;
  /** Refer-To of somebody whom the caller's phone calls by itself since it was asked to join, and who has not answered. */
  let rings: string | null = null;

  function wait(ms: number, act: () => void): void {
    cancelTimer?.();
    awaited = { ms, act };
    cancelTimer = timers.after(ms, act);
  }

  function over(): void {
    cancelTimer?.();
    awaited = null;
    attempt?.stopWatching();
    attempt = null;
  }

  function succeed(confirmed: boolean): void {
    const tell = attempt?.heldBack ?? null;
    over();
    ports.onEvent({ kind: 'transferred', callId, at: clock.now(), confirmed });
    tell?.();
  }

  function fail(failure: TransferFailure): void {
    const tell = attempt?.heldBack ?? null;
    over();
    // A caller who is gone is not given back.
    if (tell === null) ports.onEvent({ kind: 'transfer-failed', callId, at: clock.now(), failure });
    else tell();
  }

  function begin(leg: JoinedLeg | null, referTo: string | null, without: TransferFailure): void {
    if (attempt !== null) return;
    const begun: Attempt = {
      leg,
      stopWatching: leg?.onEnded((byThem) => legEnded(byThem)) ?? ((): void => undefined),
      accepted: false,
      underWay: false,
      rang: false,
      taken: false,
      legEnded: false,
      heldBack: null,
    };
    attempt = begun;
    const underWay = leg === null && referTo === rings;
    rings = null;
    if (referTo === null) fail(without);
    else if (underWay) accepted(begun);
    else void afterReinvites(begun, referTo);
  }

  function ringsBeside({ leg, underWay }: Attempt): void {
    rings = underWay ? (leg?.called ?? null) : null;
    fail('not-replaced');
  }

  /** A phone that is about to agree to a hold would refuse the REFER, or take it for the call as it was. */
  async function afterReinvites(begun: Attempt, referTo: string): Promise<void> {
    await new Promise<void>((go) => {
      wait(pace.settleMs, go);
      void Promise.all([ports.settled(), begun.leg?.settled()]).then(() => go());
    });
    if (attempt !== begun) return;
    if (!ports.linkUp()) {
      fail('failed');
      return;
    }
    wait(pace.referMs, () => fail('failed'));
    ports.leg.refer(referTo, (status) => {
      if (attempt !== begun) return;
      if (status >= 300) fail(failureOfRefer(status));
      else accepted(begun);
    });
  }

  function accepted(begun: Attempt): void {
    if (begun.accepted) return;
    begun.accepted = true;
    if (begun.legEnded || begun.taken) return;
    if (begun.leg === null) wait(pace.referAnswerMs, () => fail('no-answer'));
    // A talking call is taken over at once (RFC 3891 section 3): this phone has made a call of its own, which rings.
    else wait(pace.joinAnswerMs, () => ringsBeside(begun));
  }

  function legEnded(byThem: boolean): void {
    if (attempt === null) return;
    attempt.legEnded = true;
    if (!byThem) fail('failed');
    else if (attempt.taken || attempt.heldBack !== null) succeed(true);
    else wait(pace.joinMs, () => fail('failed'));
  }

  function finalStatus(on: Attempt, status: number, goesOn: boolean): void {
    if (status >= 300) {
      fail(on.leg === null ? failureOfTarget(status, on.rang) : failureOfJoin(status));
      return;
    }
    const alone = on.leg === null ? goesOn : !on.legEnded;
    if (!alone) {
      succeed(true);
    } else if (!on.taken) {
      on.taken = true;
      wait(pace.joinMs, () => fail(on.leg === null ? 'failed' : 'not-replaced'));
    }
  }

  function notified({ request }: Notification): void {
    const [, event, id] = /^\s*([^\s;]+)(?:.*;\s*id\s*=\s*(\d+))?/i.exec(request.getHeader('event') ?? '') ?? [];
    if (event?.toLowerCase() !== 'refer') return;
    // Of an earlier REFER, which is over.
    if (id !== undefined && Number(id) !== ports.leg.referNumber()) return;
    if (ports.leg.referNumber() === null) return;
    const { terminated, goesOn, reason } = readSubscriptionState(request.getHeader('subscription-state'));
    const said = statusIn(request.body);
    if (attempt === null) {
      if (terminated || (said ?? 0) >= 200) rings = null;
      return;
    }
    accepted(attempt);
    attempt.underWay = true;
    const status = said ?? (attempt.taken ? 200 : null);
    if (status !== null && status >= 200) {
      finalStatus(attempt, status, goesOn);
      return;
    }
    attempt.rang ||= status !== null && status > 100;
    const perhapsNotTheLast = status !== null && reason === '';
    if (terminated && !perhapsNotTheLast) wait(pace.joinMs, () => fail(reason === 'timeout' ? 'no-answer' : 'failed'));
  }

  function ended(byThem: boolean, tell: () => void): void {
    if (attempt === null || !byThem || !attempt.accepted) {
      over();
      tell();
      return;
    }
    attempt.heldBack = tell;
    if (attempt.leg === null) succeed(attempt.taken);
    else if (attempt.legEnded) succeed(true);
    else wait(pace.joinMs, () => fail('failed'));
  }

  return {
    refer: (referTo) => begin(null, referTo, 'unreachable'),
    join: (leg) => begin(leg, leg?.referTo() ?? null, 'failed'),
    notified,
    linkLost: () => {
      if (attempt?.heldBack === null) cancelTimer?.();
    },
    linkRestored: () => {
      // What came while the link was down is lost; the re-INVITE to both sides shows who is still there.
      if (awaited !== null) wait(awaited.ms, awaited.act);
    },
    ended,
    stop: () => {
      const tell = attempt?.heldBack ?? null;
      over();
      tell?.();
    },
  };
}
