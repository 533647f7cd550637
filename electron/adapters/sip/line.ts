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
import { createServers } from './servers.ts';
import { tryAccount } from './tryAccount.ts';

/** The line to the PBX: one account, kept registered over one link after the other until it is closed. */
export interface Line {
  readonly open: () => void;
  /** The link stands; whether we are registered over it is another question. */
  readonly up: () => boolean;
  /** The server in use, or the one that is tried. */
  readonly server: () => string;
  /** The machine slept or its network changed: what stands is tested, what waits for its time is tried now. */
  readonly test: () => void;
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
  readonly onSummary: (body: string) => void;
  readonly onInvited: (invitation: Invitation, sipCallId: string, headers: readonly RawHeader[]) => void;
  /** Somebody called while the first server was looked for, and was told that nobody is there. */
  readonly onTurnedAway: (sipCallId: string, headers: readonly RawHeader[]) => void;
  readonly onLost: () => void;
  /** Registered over a new link. */
  readonly onRestored: () => void;
  /** A call is live: no server is left for its own sake. */
  readonly isBusy: () => boolean;
  readonly describe: (session: SipSession) => SessionDescriptionHandler;
}

/**
 *   connecting --link, 200 to REGISTER--> registered --link lost--> not-registered --pause--> connecting
 *       |                                     |                          ^   ^
 *       +--unreachable, certificate ----------|--------------------------+   |
 *       +--REGISTER refused, unanswered ------+--- (the link may stay) ------+
 *
 * With a second server: servers.ts. Registered there, it looks for the first one from time to time, and goes back.
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
  /** What is waited for is a try to connect, not one to register. */
  let awaitsLink = false;
  let cancelReturn: (() => void) | null = null;
  /** Where the link is dropped by ourselves: for the other server at once, or after a pause. */
  let leaving: 'at-once' | 'after-pause' | null = null;
  const servers = createServers(ports.account, pace.serverTries);

  const made = createAgent({ ...ports, onLost: lost });
  const agent: Agent | null = made.ok ? made.value : null;

  function tell(state: PhoneState['state'], reason: PhoneState['reason'], retryAt: number | null): void {
    const second = servers.isSecond();
    const isSame = phone.state === state && phone.reason === reason && phone.retryAt === retryAt;
    if (isSame && (phone.second === true) === second) return;
    const since = phone.state === state ? phone.since : clock.now();
    phone = { state, reason, retryAt, since, ...(second ? { second: true as const } : {}) };
    ports.onPhone(phone);
  }

  function connect(): void {
    if (agent === null) return;
    cancelRetry = null;
    agent.transport.use(servers.current());
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
    failedToConnect(trouble);
  }

  function failedToConnect(trouble: PhoneTrouble): void {
    if (servers.failed(trouble)) {
      log.warn('sip-other-server', { second: servers.isSecond() });
      failures = 0;
    }
    connectLater(trouble);
  }

  function connectLater(trouble: PhoneTrouble): void {
    later(trouble, reconnectPause(pace, failures, random), connect);
    awaitsLink = true;
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
    servers.registered();
    tell('registered', null, null);
    if (servers.isSecond() && cancelReturn === null) lookForFirstLater();
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
    if (servers.failed(trouble)) {
      // The link stands, and leads to a server that does not take us.
      log.warn('sip-other-server', { second: servers.isSecond() });
      failures = 0;
      lossReason = trouble;
      leaving = 'after-pause';
      on.transport.drop('the other server is tried');
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
    cancelReturn?.();
    cancelReturn = null;
    if (closing) return;
    log.warn('sip-link-lost');
    ports.onLost();
    const trouble = lossReason;
    lossReason = 'link-lost';
    const left = leaving;
    leaving = null;
    if (left === 'at-once') connect();
    else if (left === 'after-pause') connectLater(trouble);
    else failedToConnect(trouble);
  }

  function lookForFirstLater(): void {
    cancelReturn = timers.after(pace.returnMs, () => attempt(log, 'look-for-first', lookForFirst));
  }

  /** By registering there over a link of its own: a server that merely opens its door is not back yet. */
  async function lookForFirst(): Promise<void> {
    const stillLooks = cancelReturn;
    if (!ports.isBusy()) {
      const { account, trustedCa } = ports;
      const found = await tryAccount(account, {
        clock,
        timers,
        log,
        onTurnedAway: ports.onTurnedAway,
        ...(trustedCa === undefined ? {} : { trustedCa }),
      });
      if (closing || cancelReturn !== stillLooks) return;
      log.info('sip-looked-for-first', { found: found.registered });
      if (found.registered && !ports.isBusy()) {
        goBack();
        return;
      }
      // Where both know one registration a user, the one that looked has taken the desk's own place.
      if (found.registered) registration?.renew();
    }
    lookForFirstLater();
  }

  function goBack(): void {
    log.info('sip-first-server');
    servers.useFirst();
    leaving = 'at-once';
    const stopWaiting = timers.after(pace.farewellMs, leave);
    registration?.takeBack(() => {
      stopWaiting();
      leave();
    });
  }

  function leave(): void {
    if (leaving === null) return;
    if (ports.isBusy()) stay();
    else agent?.transport.drop('back to the first server');
  }

  /** Somebody called meanwhile, and has the desk over the second server. */
  function stay(): void {
    leaving = null;
    servers.useSecond();
    registration?.renew();
    lookForFirstLater();
  }

  function later(trouble: PhoneTrouble, pauseMs: number, act: () => void): void {
    if (closing) return;
    awaitsLink = false;
    failures += 1;
    cancelRetry?.();
    cancelRetry = timers.after(pauseMs, act);
    tell('not-registered', trouble, clock.now() + pauseMs);
  }

  async function close(farewell: Promise<unknown>): Promise<void> {
    closing = true;
    cancelRetry?.();
    cancelReturn?.();
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
    server: servers.current,
    test: () => {
      if (agent === null || closing) return;
      if (agent.transport.isConnected()) {
        agent.transport.test();
        registration?.renew();
      } else if (awaitsLink && cancelRetry !== null) {
        cancelRetry();
        connect();
      }
    },
    userAgent: agent?.userAgent ?? null,
    original: (sipCallId, text) => agent?.transport.original(sipCallId, text) ?? text,
    close,
  };
}
