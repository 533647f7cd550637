import { Registerer, RegistererState, type UserAgent } from 'sip.js';
import { cleanName } from '#core/caller/cleanText.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import type { PhoneTrouble } from './linkFailure.ts';

/** One registration over one link (RFC 3261 section 10.2): made, refreshed at half of its time, taken back. */
export interface Registration {
  readonly start: () => void;
  /** Takes the binding back; `done` when the registrar has answered. */
  readonly takeBack: (done: () => void) => void;
  /** Asks now, unless it is being asked: the binding may have run out in a sleep. */
  readonly renew: () => void;
  /** Nothing more is asked or told. */
  readonly stop: () => void;
}

export interface RegistrationPorts {
  readonly userAgent: UserAgent;
  readonly timers: Timers;
  readonly log: Log;
  readonly expiresSeconds: number;
  readonly registerMs: number;
  /** `signature`: what the registrar calls itself, '' where it says nothing. */
  readonly onRegistered: (signature: string) => void;
  /** `retryAfterMs`: the registrar's own wish (RFC 3261 section 20.33), null if it has none. */
  readonly onRefused: (trouble: PhoneTrouble, retryAfterMs: number | null) => void;
}

type Asked = Awaited<ReturnType<Registerer['register']>>;

export function createRegistration(ports: RegistrationPorts): Registration {
  const { userAgent, timers, log } = ports;
  const registerer = new Registerer(userAgent, {
    expires: ports.expiresSeconds,
    // Its own refresh loses the registrar's answer; ours comes long before.
    refreshFrequency: 99,
    logConfiguration: false,
  });
  let asked: Asked | null = null;
  let granted: number | null = null;
  let asking = false;
  let signature = '';
  let stopped = false;
  let cancelTimer: (() => void) | null = null;

  registerer.stateChange.addListener((state) => {
    // After 423 (Interval Too Brief) sip.js asks again by itself and tells only of the new state; else the answer follows.
    if (state === RegistererState.Registered) queueMicrotask(accepted);
  });

  function ask(): void {
    asking = true;
    // Never longer than the old binding lasts: at its end sip.js would ask too, and refuse itself.
    const patience = granted === null ? ports.registerMs : Math.min(ports.registerMs, granted * 400);
    cancelTimer = timers.after(patience, () => refused('no-answer', null));
    attempt(log, 'register', async () => {
      asked = await registerer.register({
        requestDelegate: {
          onAccept: ({ message }) => {
            signature = message.getHeader('server') ?? message.getHeader('user-agent') ?? '';
            accepted();
          },
          onReject: ({ message }) => {
            const { trouble, retryAfterMs } = judge(message.statusCode ?? 0, message.getHeader('retry-after'));
            refused(trouble, retryAfterMs);
          },
          onRedirect: () => refused('refused', null),
        },
      });
    });
  }

  function accepted(): void {
    if (stopped) return;
    asking = false;
    cancelTimer?.();
    granted = grantedSeconds();
    cancelTimer = timers.after(granted * 500, ask);
    ports.onRegistered(cleanName(signature));
  }

  function refused(trouble: PhoneTrouble, retryAfterMs: number | null): void {
    if (stopped) return;
    asking = false;
    cancelTimer?.();
    ports.onRefused(trouble, retryAfterMs);
  }

  function judge(
    status: number,
    retryAfter: string | undefined,
  ): { trouble: PhoneTrouble; retryAfterMs: number | null } {
    const seconds = Number.parseInt(retryAfter ?? '', 10);
    const retryAfterMs = Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 1), 3_600) * 1_000;
    if (status === 404 || status === 410) return { trouble: 'unknown-user', retryAfterMs };
    if (status === 408) return { trouble: 'no-answer', retryAfterMs };
    const tried = asked?.message.hasHeader('authorization') === true || asked?.message.hasHeader('proxy-authorization');
    const unauthorised = status === 401 || status === 403 || status === 407;
    return { trouble: unauthorised && tried === true ? 'wrong-password' : 'refused', retryAfterMs };
  }

  function grantedSeconds(): number {
    const ours = registerer.contacts.find((contact) => contact.includes(`:${userAgent.contact.uri.user ?? ''}@`));
    return Number(/;expires=(\d{1,6})/i.exec(ours ?? '')?.[1] ?? ports.expiresSeconds);
  }

  return {
    start: ask,
    takeBack: (done) => {
      if (registerer.state !== RegistererState.Registered) {
        done();
        return;
      }
      attempt(log, 'unregister', () =>
        registerer.unregister({ requestDelegate: { onAccept: done, onReject: done, onRedirect: done } }),
      );
    },
    renew: () => {
      if (asking || stopped || granted === null) return;
      cancelTimer?.();
      ask();
    },
    stop: () => {
      stopped = true;
      cancelTimer?.();
      attempt(log, 'dispose-registerer', () => registerer.dispose());
    },
  };
}
