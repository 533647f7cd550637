import type { URI, UserAgent } from 'sip.js';
import type { Log, Timers } from '#core/support/ports.ts';
import type { EventPackage, StateReader } from './eventPackage.ts';
import type { Gate } from './gate.ts';
import type { Pace } from './pace.ts';
import { type Subscription, type SubscriptionLoss, createSubscription } from './subscription.ts';

/**
 * One watched phone, person or mailbox.
 *
 *   idle --start--> asking --200, NOTIFY--> watching --refreshed in time--> watching
 *    ^                |                        |
 *    |                +------ refused, ended --+--> pausing --pause--> asking
 *    +-- link lost, from everywhere
 *
 * Outside `watching` its state is unknown.
 */
export interface Watched {
  readonly start: () => void;
  readonly linkLost: () => void;
  /** `told` when the notifier knows that nobody listens any more. */
  readonly stop: (told: () => void) => void;
}

export interface WatchedPorts<State> {
  readonly userAgent: UserAgent;
  readonly target: URI;
  readonly about: EventPackage<State>;
  readonly gate: Gate;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly random: () => number;
  /** Null: it is not known any more. */
  readonly onState: (state: State | null) => void;
  /** It was granted. */
  readonly onSpoken?: () => void;
  /** Such events are not known there. True: they are not to be asked for, of anybody, until `start`. */
  readonly onUnspoken?: () => boolean;
}

/** A notifier that grants less is asked no more often than this. */
const shortestSeconds = 10;

export function createWatched<State>(ports: WatchedPorts<State>): Watched {
  const { about, gate, timers, pace, random } = ports;
  let subscription: Subscription | null = null;
  let reader: StateReader<State> = about.reader();
  let expiresSeconds = pace.watchSeconds;
  /** Since one subscription lasted until it was refreshed: a notifier that ends each at once is not asked in a circle. */
  let failures = 0;
  /** The full state was asked for, and has not come: a notifier that never tells it is not asked again. */
  let askedForAll = false;
  let stopped = false;
  /** Counts links and subscriptions, so that what waited at the gate for an earlier one goes away. */
  let turn = 0;
  let cancelTimer: (() => void) | null = null;
  let leaveGate: (() => void) | null = null;

  function later(ms: number, act: () => void): void {
    cancelTimer?.();
    cancelTimer = timers.after(ms, act);
  }

  function leave(): void {
    leaveGate?.();
    leaveGate = null;
  }

  /** Few at a time, and none for longer than a request may take. */
  function inTurn(act: () => void): void {
    const mine = turn;
    gate.enter((left) => {
      if (mine !== turn || stopped) {
        left();
        return;
      }
      leave();
      const cancelPatience = timers.after(pace.subscribeMs, left);
      leaveGate = () => {
        cancelPatience();
        left();
      };
      act();
    });
  }

  function ask(): void {
    turn += 1;
    reader = about.reader();
    askedForAll = false;
    inTurn(() => {
      subscription = createSubscription({
        ...ports,
        expiresSeconds,
        onGranted: granted,
        onNotified: notified,
        onLost: lost,
      });
    });
  }

  function granted(seconds: number): void {
    ports.onSpoken?.();
    leave();
    // Spread, so that three hundred of them are not refreshed in the same second.
    const share = 0.6 + random() * 0.25;
    later(Math.max(seconds, shortestSeconds) * share * 1_000, refresh);
  }

  function refresh(): void {
    failures = 0;
    inTurn(() => subscription?.refresh());
    // Nobody may answer: then it ends when it would have ended anyhow.
    later(pace.subscribeMs * 2, () =>
      lost({ kind: 'later', retryAfterMs: null, minExpiresSeconds: null, unspoken: false }),
    );
  }

  function notified(body: string | null): void {
    if (body === null) return;
    const { state, gap, full } = reader.read(body);
    if (state !== null) ports.onState(state);
    if (full) askedForAll = false;
    if (!gap || askedForAll) return;
    askedForAll = true;
    inTurn(() => subscription?.refresh());
  }

  function lost(loss: SubscriptionLoss): void {
    // Before the gate is left: nobody else is let through.
    const isForAll = loss.unspoken && ports.onUnspoken?.() === true;
    forget();
    ports.onState(null);
    if (stopped || isForAll) return;
    const tooShort = loss.minExpiresSeconds !== null && loss.minExpiresSeconds > expiresSeconds;
    if (tooShort) expiresSeconds = loss.minExpiresSeconds;
    later(tooShort && failures === 0 ? 0 : pauseAfter(loss), ask);
    failures += 1;
  }

  function pauseAfter({ kind, retryAfterMs }: SubscriptionLoss): number {
    const usual = pace.watchAgainMs[Math.min(failures, pace.watchAgainMs.length - 1)] ?? 0;
    const least = kind === 'refused' ? pace.watchRefusedMs : kind === 'again' && failures === 0 ? 0 : usual;
    return Math.max(least * (0.75 + random() / 4), Math.min(retryAfterMs ?? 0, pace.watchRefusedMs));
  }

  function forget(): void {
    turn += 1;
    cancelTimer?.();
    leave();
    subscription?.forget();
    subscription = null;
  }

  return {
    start: () => {
      forget();
      failures = 0;
      ask();
    },
    linkLost: () => {
      forget();
      ports.onState(null);
    },
    stop: (told) => {
      const ending = subscription;
      subscription = null;
      forget();
      stopped = true;
      if (ending === null) {
        told();
        return;
      }
      gate.enter((left) => {
        const giveUp = timers.after(pace.subscribeMs, done);
        ending.end(done);
        function done(): void {
          giveUp();
          left();
          told();
        }
      });
    },
  };
}
