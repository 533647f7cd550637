import type { Invitation, SessionDescriptionHandler, Session as SipSession } from 'sip.js';
import type { RawHeader } from '#core/caller/identity.ts';
import type { SipAccount, TelephoneEvent } from '#core/call/telephone.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { createLamps } from './lamps.ts';
import { type Leaving, createLeaving } from './leaving.ts';
import { type Line, createLine } from './line.ts';
import { createMailbox } from './mailbox.ts';
import type { Pace } from './pace.ts';
import { createPresences } from './presences.ts';
import { domainOf } from './target.ts';

/** One line of the desk: its account over its own link, and what is watched there. Until another account is connected. */
export interface Connection {
  readonly line: Line;
  readonly leaving: Leaving;
  readonly domain: string;
  readonly open: () => void;
  /** Lamps of both, and what these people say of themselves; of no others any more. */
  readonly watch: (people: readonly string[], places: readonly string[]) => void;
  /** Hangs up, unregisters and closes the link; what it still tells counts for nothing. */
  readonly close: (farewells: readonly Promise<unknown>[]) => Promise<void>;
}

export interface ConnectionPorts {
  readonly lineId: string;
  readonly account: SipAccount;
  readonly trustedCa: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly random: () => number;
  readonly onEvent: (event: TelephoneEvent) => void;
  readonly onInvited: (invitation: Invitation, sipCallId: string, headers: readonly RawHeader[]) => void;
  /** Somebody called the account over a registration that was made to look whether it can be, and was turned away. */
  readonly onTurnedAway: (sipCallId: string, headers: readonly RawHeader[]) => void;
  readonly onLost: () => void;
  readonly onRestored: () => void;
  /** A call is live on this line. */
  readonly isBusy: () => boolean;
  readonly describe: (session: SipSession) => SessionDescriptionHandler;
}

export function createConnection(ports: ConnectionPorts): Connection {
  const { lineId, account, clock, timers, log, pace, random, onEvent } = ports;
  const leaving = createLeaving();
  let closed = false;
  const line = createLine({
    ...ports,
    onPhone: (phone) => {
      if (!closed) onEvent({ kind: 'phone-changed', lineId, phone });
    },
    onLost: () => {
      for (const one of watching) one.linkLost();
      ports.onLost();
    },
    onRestored: () => {
      ports.onRestored();
      for (const one of watching) one.linkRestored();
    },
    onHeard: (headers) => onEvent({ kind: 'heard', lineId, headers }),
    onSummary: (body) => {
      if (!closed) mailbox.told(body);
    },
    onInvited: (invitation, sipCallId, headers) => {
      if (closed) attempt(log, 'refuse-late-call', () => invitation.reject({ statusCode: 480 }));
      else ports.onInvited(invitation, sipCallId, headers);
    },
  });
  const domain = domainOf(account.uri);
  const over = { userAgent: line.userAgent, domain, timers, log, pace, random };
  const lamps = createLamps({
    ...over,
    clock,
    onLamp: (extension, lamp) => onEvent({ kind: 'lamp', lineId, extension, lamp }),
  });
  const presences = createPresences({
    ...over,
    onPresence: (extension, presence) => onEvent({ kind: 'presence', lineId, extension, presence }),
  });
  const mailbox = createMailbox({
    ...over,
    uri: account.uri,
    onMessages: (messages) => onEvent({ kind: 'messages', lineId, messages }),
  });
  const watching = [lamps, presences, mailbox];

  return {
    line,
    leaving,
    domain,
    open: line.open,
    watch: (people, places) => {
      lamps.watch([...people, ...places]);
      presences.watch(people);
    },
    close: (farewells) => {
      closed = true;
      leaving.forget();
      return line.close(Promise.all([...farewells, ...watching.map((one) => one.close())]));
    },
  };
}
