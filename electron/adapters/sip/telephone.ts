import type { Session as SipSession } from 'sip.js';
import type { Media, SipAccount, Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import { type CallId, callId, mediaId } from '#core/support/ids.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { createDescription } from './description.ts';
import { type Line, createLine } from './line.ts';
import { type Pace, normalPace } from './pace.ts';
import { type CallSession, createSession } from './session.ts';
import { steadyMedia } from './steadyMedia.ts';

export interface TelephonePorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly media: Media;
  readonly onEvent: (event: TelephoneEvent) => void;
  /** PEM of a private certificate authority of the PBX, for wss:. */
  readonly trustedCa?: string;
}

export interface TelephoneOptions {
  readonly pace?: Partial<Pace>;
  /** From 0 to 1, for the jitter of pauses. */
  readonly random?: () => number;
}

/** In a storm of calls the page prepares the answers of the first ones; the others have their turn when they move up. */
const mostPrepared = 3;

/** The desk's telephone over sip.js: SIP here, sound in the page. */
export function createTelephone(ports: TelephonePorts, options: TelephoneOptions = {}): Telephone {
  const { clock, timers, ids, log, onEvent } = ports;
  const media = steadyMedia(ports.media, log);
  const pace = { ...normalPace, ...options.pace };
  const random = options.random ?? Math.random;
  const calls = new Map<CallId, CallSession>();
  const bySession = new WeakMap<SipSession, CallSession>();
  let line: Line | null = null;

  function connect(account: SipAccount): void {
    void hangUpLine();
    const opened = createLine({
      account,
      trustedCa: ports.trustedCa,
      clock,
      timers,
      log,
      pace,
      random,
      onPhone: (phone) => {
        if (opened === line) onEvent({ kind: 'phone-changed', phone });
      },
      onLost: () => {
        for (const call of calls.values()) call.linkLost();
      },
      onRestored: () => {
        for (const call of calls.values()) call.linkRestored();
      },
      onHeard: (headers) => onEvent({ kind: 'heard', headers }),
      onInvited: (invitation, sipCallId, headers) => {
        if (opened !== line) {
          attempt(log, 'refuse-late-call', () => invitation.reject({ statusCode: 480 }));
          return;
        }
        const id = callId(ids.next());
        const call = createSession({
          callId: id,
          mediaId: mediaId(ids.next()),
          invitation,
          media,
          clock,
          timers,
          log,
          random,
          pace,
          linkUp: opened.up,
          onEvent,
          onMoved: prepareFirst,
          onOver: () => calls.delete(id),
        });
        calls.set(id, call);
        bySession.set(invitation, call);
        onEvent({ kind: 'invited', callId: id, at: clock.now(), sipCallId, headers });
      },
      describe: (session) => {
        const call = bySession.get(session);
        if (call === undefined) throw new Error('a session without a call');
        return createDescription(session, call.negotiator);
      },
    });
    line = opened;
    opened.open();
  }

  function prepareFirst(): void {
    const ringing = [...calls.values()].filter((call) => call.isRinging());
    for (const call of ringing.slice(0, mostPrepared)) call.prepare();
  }

  async function hangUpLine(): Promise<void> {
    const closing = line;
    line = null;
    if (closing === null) return;
    const farewells = [...calls.values()].map((call) => call.stop());
    await closing.close(Promise.all(farewells));
  }

  return {
    connect,
    ring: (id) => {
      calls.get(id)?.ring();
      prepareFirst();
    },
    answer: (id) => calls.get(id)?.answer(),
    decline: (id, how) => calls.get(id)?.decline(how),
    hangUp: (id) => calls.get(id)?.hangUp(),
    hold: (id) => calls.get(id)?.hold(true),
    resume: (id) => calls.get(id)?.hold(false),
    microphone: (id, on) => calls.get(id)?.microphone(on),
    renewMedia: () => {
      for (const call of calls.values()) call.renewMedia();
    },
    close: hangUpLine,
  };
}
