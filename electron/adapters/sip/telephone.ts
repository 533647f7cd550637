import { Inviter, type Session as SipSession } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { RawHeader } from '#core/caller/identity.ts';
import type { Presented } from '#core/pbx/presented.ts';
import type { Media, SipAccount, Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import { type CallId, callId, legOf, mediaOf } from '#core/support/ids.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import { causeBy } from './cause.ts';
import { type Connection, createConnection } from './connection.ts';
import { createDescription } from './description.ts';
import { createDialled } from './dialled.ts';
import { createIncoming } from './incoming.ts';
import { createMixes } from './mixes.ts';
import { type Pace, normalPace } from './pace.ts';
import { referringTo } from './referTo.ts';
import { createReplacement, replacementUri, replacingHeaders } from './replacement.ts';
import { inviterOptions, sendNote } from './presented.ts';
import type { CallSession, SessionPorts } from './session.ts';
import { steadyMedia } from './steadyMedia.ts';
import { targetUri } from './target.ts';

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

/** A call of the desk, and the line that it lives on. */
interface OnLine {
  readonly call: CallSession;
  readonly connection: Connection;
}

/** A call that was forked has come to the desk's own line by then; milliseconds. */
const forkedMs = 1_000;
const mostRemembered = 50;

/** In a storm of calls the page prepares the answers of the first ones; the others have their turn when they move up. */
const mostPrepared = 3;

/** The desk's telephone over sip.js: SIP here, sound in the page. Each line is a connection of its own. */
export function createTelephone(ports: TelephonePorts, options: TelephoneOptions = {}): Telephone {
  const { clock, timers, ids, log, onEvent } = ports;
  const media = steadyMedia(ports.media, log);
  const pace = { ...normalPace, ...options.pace };
  const random = options.random ?? Math.random;
  /** In order of arrival, whatever line they came on. */
  const calls = new Map<CallId, OnLine>();
  const bySession = new WeakMap<SipSession, CallSession>();
  /** SIP Call-IDs of those that came, the newest first. */
  let newest: readonly string[] = [];
  const mixes = createMixes((id) => callOf(id));
  const connections = new Map<string, Connection>();
  /** Whom each line watches. */
  const watched = new Map<string, Parameters<Connection['watch']>>();

  function callOf(id: CallId): CallSession | undefined {
    return calls.get(id)?.call;
  }

  function callsOn(connection: Connection): readonly CallSession[] {
    return [...calls.values()].filter((one) => one.connection === connection).map(({ call }) => call);
  }

  function connect(lineId: string, account: SipAccount): void {
    void disconnect(lineId);
    const connection = createConnection({
      lineId,
      account,
      trustedCa: ports.trustedCa,
      clock,
      timers,
      log,
      pace,
      random,
      onEvent,
      onTurnedAway: (sipCallId, headers) => turnedAway(lineId, sipCallId, headers),
      onInvited: (invitation, sipCallId, headers) => {
        newest = [sipCallId, ...newest].slice(0, mostRemembered);
        const id = callId(ids.next());
        add(id, connection, invitation, createIncoming({ ...portsOf(id, connection), invitation }));
        onEvent({ kind: 'invited', callId: id, lineId, at: clock.now(), sipCallId, headers });
      },
      onLost: () => {
        for (const call of callsOn(connection)) call.linkLost();
      },
      onRestored: () => {
        for (const call of callsOn(connection)) call.linkRestored();
      },
      isBusy: () => callsOn(connection).length > 0,
      describe: (session) => {
        const call = bySession.get(session);
        if (call === undefined) throw new Error('a session without a call');
        return createDescription(session, call.negotiator);
      },
    });
    connections.set(lineId, connection);
    connection.watch(...(watched.get(lineId) ?? [[], []]));
    connection.open();
  }

  /** A call that came over a trial's registration alone, as where an exchange keeps one for each user. */
  function turnedAway(lineId: string, sipCallId: string, headers: readonly RawHeader[]): void {
    timers.after(forkedMs, () => {
      if (newest.includes(sipCallId)) return;
      const id = callId(ids.next());
      const at = clock.now();
      onEvent({ kind: 'invited', callId: id, lineId, at, sipCallId, headers });
      onEvent({ kind: 'ended', callId: id, at, cause: causeBy('portico', 'line-tested', 480) });
    });
  }

  /** Its calls are hung up; the other lines hear nothing of it. */
  async function disconnect(lineId: string): Promise<void> {
    const connection = connections.get(lineId);
    if (connection === undefined) return;
    connections.delete(lineId);
    await connection.close(callsOn(connection).map((call) => call.stop()));
  }

  function portsOf(id: CallId, connection: Connection): SessionPorts {
    const { line, leaving } = connection;
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
      onStranded: () => replace(id, connection),
      original: line.original,
      onEvent,
      onMoved: prepareFirst,
      onOver: () => {
        mixes.drop(id);
        calls.delete(id);
      },
    };
  }

  function add(id: CallId, connection: Connection, session: SipSession, call: CallSession): void {
    calls.set(id, { call, connection });
    bySession.set(session, call);
  }

  function dial(id: CallId, lineId: string, number: string, caller?: Presented): void {
    if (calls.has(id)) return;
    const failed = (cause: EndCause): void =>
      queueMicrotask(() => onEvent({ kind: 'ended', callId: id, at: clock.now(), cause }));
    const connection = connections.get(lineId);
    const uri = targetUri(number, connection?.domain ?? '');
    const userAgent = connection?.line.userAgent ?? null;
    if (connection === undefined || userAgent === null || !connection.line.up())
      failed(causeBy('network', 'link-lost'));
    else if (uri === null) failed(causeBy('portico', 'no-such-number'));
    else {
      const inviter = new Inviter(userAgent, uri, inviterOptions(caller));
      const message = caller?.message ?? null;
      const onRings = (): void => sendNote(userAgent, uri, message, log);
      add(id, connection, inviter, createDialled({ ...portsOf(id, connection), inviter, onRings }));
    }
  }

  /** A call that takes the place of this one is tried; false where it cannot be. */
  function replace(id: CallId, connection: Connection): boolean {
    const { line, domain } = connection;
    const replaced = callOf(id)?.replaceable() ?? null;
    const uri = replaced === null ? null : replacementUri(replaced, domain);
    if (replaced === null || uri === null || line.userAgent === null) return false;
    const inviter = new Inviter(line.userAgent, uri, { extraHeaders: replacingHeaders(replaced) });
    const next = createReplacement({
      ...portsOf(id, connection),
      inviter,
      replaced,
      onTaken: () => {
        calls.set(id, { call: next, connection });
        mixes.moved(id);
      },
    });
    bySession.set(inviter, next);
    return true;
  }

  function refer(id: CallId, number: string): void {
    const uri = targetUri(number, calls.get(id)?.connection.domain ?? '');
    callOf(id)?.refer(uri === null ? null : referringTo(uri.toString()));
  }

  function prepareFirst(): void {
    const ringing = [...calls.values()].filter(({ call }) => call.isRinging());
    for (const { call } of ringing.slice(0, mostPrepared)) call.prepare();
  }

  /** Each at most as long as one takes: they say goodbye side by side. */
  async function close(): Promise<void> {
    await Promise.all([...connections.keys()].map(disconnect));
  }

  return {
    connect,
    disconnect: (lineId) => void disconnect(lineId),
    ring: (id) => {
      callOf(id)?.ring();
      prepareFirst();
    },
    answer: (id) => callOf(id)?.answer(),
    decline: (id, how) => callOf(id)?.decline(how),
    hangUp: (id) => callOf(id)?.hangUp(),
    hold: (id) => callOf(id)?.hold(true),
    resume: (id) => callOf(id)?.hold(false),
    microphone: (id, on) => callOf(id)?.microphone(on),
    hear: (id, on) => callOf(id)?.hear(on),
    mix: (id, legId, on) => (on ? mixes.join(id, legId) : mixes.drop(id)),
    digits: (id, digits, how) => callOf(id)?.digits(digits, how),
    dial,
    refer,
    join: (id, legId) => callOf(id)?.join(callOf(legId)?.asLeg() ?? null),
    watch: (lineId, people, places = []) => {
      watched.set(lineId, [people, places]);
      connections.get(lineId)?.watch(people, places);
    },
    renewMedia: () => {
      for (const { call } of calls.values()) call.renewMedia();
    },
    pathLost: (of) => {
      for (const { call } of calls.values()) call.pathLost(of);
      calls.get(callId(legOf(of)))?.connection.line.test();
    },
    turnedAway,
    testLine: () => {
      for (const { line } of connections.values()) line.test();
    },
    close,
  };
}
