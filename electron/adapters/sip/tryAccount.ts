import { UserAgentState } from 'sip.js';
import type { RawHeader } from '#core/caller/identity.ts';
import type { SipAccount } from '#core/call/telephone.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { type Agent, createAgent } from './agent.ts';
import { attempt } from './attempt.ts';
import { type PhoneTrouble, linkFailure } from './linkFailure.ts';
import { normalPace } from './pace.ts';
import { createRegistration } from './registration.ts';

export interface TrialPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** PEM of a private certificate authority of the PBX, for wss:. */
  readonly trustedCa?: string;
  /** Somebody called meanwhile, and was told that nobody is there. */
  readonly onTurnedAway?: (sipCallId: string, headers: readonly RawHeader[]) => void;
}

export type Trial =
  /** From the first packet to the registrar's 200. */
  | { readonly registered: true; readonly ms: number; readonly signature: string }
  | { readonly registered: false; readonly reason: PhoneTrouble };

/** Connecting, registering and taking back together; RFC 3261's own limits are half a minute each. */
const trialMs = 10_000;
const farewellMs = 1_000;

/** Registers with an account over a link of its own and takes it back; the desk's own line knows nothing of it. */
export async function tryAccount(account: SipAccount, ports: TrialPorts): Promise<Trial> {
  const { clock, timers, log } = ports;
  const begun = clock.now();
  const { promise: trial, resolve: settle } = Promise.withResolvers<Trial>();
  const made = createAgent({
    account,
    trustedCa: ports.trustedCa,
    timers,
    log,
    pace: { ...normalPace, expiresSeconds: 60 },
    onLost: () => settle({ registered: false, reason: 'link-lost' }),
    onHeard: () => undefined,
    onSummary: () => undefined,
    // Mostly a call forked to us too, which the desk's own line has.
    onInvited: (invitation, sipCallId, headers) => {
      attempt(log, 'refuse-on-trial', () => invitation.reject({ statusCode: 480 }));
      ports.onTurnedAway?.(sipCallId, headers);
    },
    describe: () => {
      throw new Error('no call is taken on trial');
    },
  });
  if (!made.ok) return { registered: false, reason: made.error };
  const { userAgent, transport } = made.value;
  const stopWaiting = timers.after(trialMs - farewellMs, () =>
    settle({ registered: false, reason: transport.isConnected() ? 'no-answer' : 'unreachable' }),
  );
  const registration = createRegistration({
    userAgent,
    timers,
    log,
    expiresSeconds: 60,
    registerMs: trialMs,
    onRegistered: (signature) => settle({ registered: true, ms: clock.now() - begun, signature }),
    onRefused: (reason) => settle({ registered: false, reason }),
  });
  attempt(log, 'connect-on-trial', async () => {
    try {
      await userAgent.start();
    } catch (error) {
      settle({ registered: false, reason: linkFailure(error) });
      return;
    }
    registration.start();
  });
  const told = await trial;
  stopWaiting();
  await takeBack(made.value, registration, timers);
  if (userAgent.state !== UserAgentState.Stopped) attempt(log, 'stop-trial', () => userAgent.stop());
  return told;
}

/** Waits for the registrar's answer a moment at most: what it does not take back runs out after a minute. */
async function takeBack(
  { transport }: Agent,
  registration: ReturnType<typeof createRegistration>,
  timers: Timers,
): Promise<void> {
  await new Promise<void>((done) => {
    const stopWaiting = timers.after(farewellMs, done);
    registration.takeBack(() => {
      stopWaiting();
      done();
    });
  });
  registration.stop();
  transport.drop('tried');
}
