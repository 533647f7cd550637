import {
  type Invitation,
  type SessionDescriptionHandler,
  type Session as SipSession,
  type UserAgent,
  UserAgentState,
} from 'sip.js';
import type { RawHeader } from '#core/caller/identity.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { SipAccount } from '#core/call/telephone.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { type Agent, createAgent } from './agent.ts';
import { attempt } from './attempt.ts';
import { type PhoneTrouble, linkFailure } from './linkFailure.ts';
import { type Pace, reconnectPause } from './pace.ts';
import { type Registration, createRegistration } from './registration.ts';

/** The line to the PBX: one account, kept registered over one link after the other until it is closed. */
export interface Line {
  readonly open: () => void;
  /** The link stands; whether we are registered over it is another question. */
  readonly up: () => boolean;
  /** For requests of our own; null when the account cannot be one. */
  readonly userAgent: UserAgent | null;
  /** What stands on the wire where sip.js sees a stand-in. */
  readonly original: (sipCallId: string, text: string) => string;
  /** Unregisters and closes the link; at most `farewellMs`, or at once when the link is down. */
  readonly close: (farewell: Promise<unknown>) => Promise<void>;
}

export interface LinePorts {
  readonly account: SipAccount;
  readonly trustedCa: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly random: () => number;
  readonly onPhone: (phone: PhoneState) => void;
  readonly onHeard: (headers: readonly RawHeader[]) => void;
  readonly onInvited: (invitation: Invitation, sipCallId: string, headers: readonly RawHeader[]) => void;
  readonly onLost: () => void;
  /** Registered over a new link. */
  readonly onRestored: () => void;
  readonly describe: (session: SipSession) => SessionDescriptionHandler;
}

/**
 *   connecting --link, 200 to REGISTER--> registered --link lost--> not-registered --pause--> connecting
 *       |                                     |                          ^   ^
 *       +--unreachable, certificate ----------|--------------------------+   |
 *       +--REGISTER refused, unanswered ------+--- (the link may stay) ------+
 */
export function createLine(ports: LinePorts): Line {
  const { clock, timers, log, pace, random } = ports;
  let phone: PhoneState = { state: 'not-configured', reason: null, retryAt: null, since: clock.now() };
  let registration: Registration | null = null;
  let failures = 0;
  let restored = false;
  let lossReason: PhoneTrouble = 'link-lost';
  let closing = false;
  let cancelRetry: (() => void) | null = null;

  const made = createAgent({ ...ports, onLost: lost });
  const agent: Agent | null = made.ok ? made.value : null;

  function tell(state: PhoneState['state'], reason: PhoneState['reason'], retryAt: number | null): void {
    if (phone.state === state && phone.reason === reason && phone.retryAt === retryAt) return;
    phone = { state, reason, retryAt, since: phone.state === state ? phone.since : clock.now() };
    ports.onPhone(phone);
  }

  function connect(): void {
    if (agent === null) return;
    tell('connecting', phone.reason, null);
    attempt(log, 'connect', async () => {
      try {
        await (agent.userAgent.state === UserAgentState.Stopped ? agent.userAgent.start() : agent.transport.connect());
      } catch (error) {
        unreached(linkFailure(error));
        return;
      }
      if (!closing && agent.transport.isConnected()) register(agent);
    });
  }

  function unreached(trouble: PhoneTrouble): void {
    log.warn('sip-link-failed', { trouble });
    later(trouble, reconnectPause(pace, failures, random), connect);
  }

  function register(on: Agent): void {
    registration?.stop();
    registration = createRegistration({
      userAgent: on.userAgent,
      timers,
      log,
      expiresSeconds: pace.expiresSeconds,
      registerMs: pace.registerMs,
      onRegistered: registered,
      onRefused: (trouble, retryAfterMs) => refused(on, trouble, retryAfterMs),
    });
    registration.start();
  }

  function registered(): void {
    failures = 0;
    tell('registered', null, null);
    if (restored) return;
    restored = true;
    log.info('sip-registered');
    ports.onRestored();
  }

  function refused(on: Agent, trouble: PhoneTrouble, retryAfterMs: number | null): void {
    // The 503 by which the transport settles what was open: `lost` follows and tells the reason.
    if (!on.transport.isConnected() || closing) return;
    log.warn('sip-register-refused', { trouble });
    if (trouble === 'no-answer') {
      // A PBX that keeps the socket and answers nothing is as good as gone.
      lossReason = trouble;
      on.transport.drop('no answer to REGISTER');
      return;
    }
    const rarely = trouble === 'wrong-password' || trouble === 'unknown-user';
    later(trouble, retryAfterMs ?? (rarely ? pace.accountRetryMs : reconnectPause(pace, failures, random)), () => {
      tell('connecting', trouble, null);
      register(on);
    });
  }

  function lost(): void {
    registration?.stop();
    registration = null;
    restored = false;
    if (closing) return;
    log.warn('sip-link-lost');
    ports.onLost();
    const trouble = lossReason;
    lossReason = 'link-lost';
    later(trouble, reconnectPause(pace, failures, random), connect);
  }

  function later(trouble: PhoneTrouble, pauseMs: number, act: () => void): void {
    if (closing) return;
    failures += 1;
    cancelRetry?.();
    cancelRetry = timers.after(pauseMs, act);
    tell('not-registered', trouble, clock.now() + pauseMs);
  }

  async function close(farewell: Promise<unknown>): Promise<void> {
    closing = true;
    cancelRetry?.();
    if (agent === null) return;
    const { transport, userAgent } = agent;
    await new Promise<void>((done) => {
      const stopWaiting = timers.after(pace.farewellMs, done);
      const goodbye = async (): Promise<void> => {
        if (transport.isConnected()) {
          const takenBack = new Promise<void>((answered) => {
            if (registration === null) answered();
            else registration.takeBack(answered);
          });
          await Promise.all([farewell, takenBack]);
          if (transport.isConnected()) await transport.disconnect();
        }
        stopWaiting();
        done();
      };
      attempt(log, 'say-goodbye', goodbye);
    });
    transport.drop('closed');
    registration?.stop();
    if (userAgent.state !== UserAgentState.Stopped) attempt(log, 'stop', () => userAgent.stop());
  }

  return {
    open: () => {
      if (made.ok) connect();
      else tell('not-registered', made.error, null);
    },
    up: () => agent?.transport.isConnected() === true,
    userAgent: agent?.userAgent ?? null,
    original: (sipCallId, text) => agent?.transport.original(sipCallId, text) ?? text,
    close,
  };
}
