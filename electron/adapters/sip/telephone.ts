import { Inviter, type Session as SipSession } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Presented } from '#core/pbx/presented.ts';
import type { Media, SipAccount, Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import { type CallId, callId, mediaOf } from '#core/support/ids.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { causeBy } from './cause.ts';
import { createDescription } from './description.ts';
import { createDialled } from './dialled.ts';
import { createIncoming } from './incoming.ts';
import { createLamps } from './lamps.ts';
import { createMailbox } from './mailbox.ts';
import { createLeaving } from './leaving.ts';
import { type Line, createLine } from './line.ts';
import { createMixes } from './mixes.ts';
import { type Pace, normalPace } from './pace.ts';
import { createPresences } from './presences.ts';
import { referringTo } from './referTo.ts';
import { createReplacement, replacementUri, replacingHeaders } from './replacement.ts';
import { inviterOptions, sendNote } from './presented.ts';
import type { CallSession, SessionPorts } from './session.ts';
import { steadyMedia } from './steadyMedia.ts';
import { domainOf, targetUri } from './target.ts';
import type { OverLine, WatchList } from './watchList.ts';

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

/** One account at one PBX, until another one is connected. */
interface Connection {
  readonly line: Line;
  /** Of the extensions that the desk wants watched. */
  readonly lists: readonly WatchList[];
  /** These, and the mailbox. */
  readonly watching: readonly OverLine[];
  readonly domain: string;
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
  const mixes = createMixes((id) => calls.get(id));
  let connection: Connection | null = null;
  const leaving = createLeaving();
  let watched: readonly string[] = [];

  function connect(account: SipAccount): void {
    void hangUpLine();
    const line = createLine({
      account,
      trustedCa: ports.trustedCa,
      clock,
      timers,
      log,
      pace,
      random,
      onPhone: (phone) => {
        if (connection === opened) onEvent({ kind: 'phone-changed', phone });
      },
      onLost: () => {
        for (const one of opened.watching) one.linkLost();
        for (const call of calls.values()) call.linkLost();
      },
      onRestored: () => {
        for (const call of calls.values()) call.linkRestored();
        for (const one of opened.watching) one.linkRestored();
      },
      onHeard: (headers) => onEvent({ kind: 'heard', headers }),
      onSummary: (body) => {
        if (connection === opened) mailbox.told(body);
      },
      onInvited: (invitation, sipCallId, headers) => {
        if (connection !== opened) {
          attempt(log, 'refuse-late-call', () => invitation.reject({ statusCode: 480 }));
          return;
        }
        const id = callId(ids.next());
        add(id, invitation, createIncoming({ ...portsOf(id, line), invitation }));
        onEvent({ kind: 'invited', callId: id, at: clock.now(), sipCallId, headers });
      },
      isBusy: () => calls.size > 0,
      describe: (session) => {
        const call = bySession.get(session);
        if (call === undefined) throw new Error('a session without a call');
        return createDescription(session, call.negotiator);
      },
    });
    const domain = domainOf(account.uri);
    const over = { userAgent: line.userAgent, domain, timers, log, pace, random };
    const lamps = createLamps({
      ...over,
      clock,
      onLamp: (extension, lamp) => onEvent({ kind: 'lamp', extension, lamp }),
    });
    const presences = createPresences({
      ...over,
      onPresence: (extension, presence) => onEvent({ kind: 'presence', extension, presence }),
    });
    const mailbox = createMailbox({
      ...over,
      uri: account.uri,
      onMessages: (messages) => onEvent({ kind: 'messages', messages }),
    });
    const opened: Connection = { line, lists: [lamps, presences], watching: [lamps, presences, mailbox], domain };
    connection = opened;
    for (const list of opened.lists) list.watch(watched);
    line.open();
  }

  function portsOf(id: CallId, line: Line): SessionPorts {
    const home = line.server();
    return {
      callId: id,
      mediaId: mediaOf(id, ids.next()),
      mixedWith: () => mixes.with(id),
      media,
      clock,
      timers,
      log,
      random,
      pace,
      linkUp: line.up,
      leaving,
      isAway: () => line.server() !== home,
      onStranded: () => replace(id, line),
      original: line.original,
      onEvent,
      onMoved: prepareFirst,
      onOver: () => {
        mixes.drop(id);
        calls.delete(id);
      },
    };
  }

  function add(id: CallId, session: SipSession, call: CallSession): void {
    calls.set(id, call);
    bySession.set(session, call);
  }

  function dial(id: CallId, number: string, caller?: Presented): void {
    if (calls.has(id)) return;
    const failed = (cause: EndCause): void =>
      queueMicrotask(() => onEvent({ kind: 'ended', callId: id, at: clock.now(), cause }));
    const { line, domain } = connection ?? { line: null, domain: '' };
    const uri = targetUri(number, domain);
    if (line === null || line.userAgent === null || !line.up()) failed(causeBy('network', 'link-lost'));
    else if (uri === null) failed(causeBy('portico', 'no-such-number'));
    else {
      const inviter = new Inviter(line.userAgent, uri, inviterOptions(caller));
      const message = caller?.message ?? null;
      const { userAgent } = line;
      add(
        id,
        inviter,
        createDialled({ ...portsOf(id, line), inviter, onRings: () => sendNote(userAgent, uri, message, log) }),
      );
    }
  }

  /** A call that takes the place of this one is tried; false where it cannot be. */
  function replace(id: CallId, line: Line): boolean {
    const old = calls.get(id);
    const replaced = old?.replaceable() ?? null;
    const uri = replaced === null ? null : replacementUri(replaced, connection?.domain ?? '');
    if (replaced === null || uri === null || line.userAgent === null) return false;
    const inviter = new Inviter(line.userAgent, uri, { extraHeaders: replacingHeaders(replaced) });
    const next = createReplacement({
      ...portsOf(id, line),
      inviter,
      replaced,
      onTaken: () => {
        calls.set(id, next);
        mixes.moved(id);
      },
    });
    bySession.set(inviter, next);
    return true;
  }

  function refer(id: CallId, number: string): void {
    const uri = targetUri(number, connection?.domain ?? '');
    calls.get(id)?.refer(uri === null ? null : referringTo(uri.toString()));
  }

  function prepareFirst(): void {
    const ringing = [...calls.values()].filter((call) => call.isRinging());
    for (const call of ringing.slice(0, mostPrepared)) call.prepare();
  }

  async function hangUpLine(): Promise<void> {
    const closing = connection;
    connection = null;
    leaving.forget();
    if (closing === null) return;
    const farewells = [...calls.values()].map((call) => call.stop());
    await closing.line.close(Promise.all([...farewells, ...closing.watching.map((one) => one.close())]));
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
    hear: (id, on) => calls.get(id)?.hear(on),
    mix: (id, legId, on) => (on ? mixes.join(id, legId) : mixes.drop(id)),
    digits: (id, digits, how) => calls.get(id)?.digits(digits, how),
    dial,
    refer,
    join: (id, legId) => calls.get(id)?.join(calls.get(legId)?.asLeg() ?? null),
    watch: (extensions) => {
      watched = extensions;
      for (const list of connection?.lists ?? []) list.watch(extensions);
    },
    renewMedia: () => {
      for (const call of calls.values()) call.renewMedia();
    },
    pathLost: (of) => {
      for (const call of calls.values()) call.pathLost(of);
      connection?.line.test();
    },
    testLine: () => connection?.line.test(),
    close: hangUpLine,
  };
}
