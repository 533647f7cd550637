import { type Invitation, type SessionDescriptionHandler, UserAgent, type Session as SipSession } from 'sip.js';
import type { RawHeader } from '#core/caller/identity.ts';
import type { SipAccount } from '#core/call/telephone.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { attempt } from './attempt.ts';
import { certificates } from './certificates.ts';
import { messagePackage } from './messageSummary.ts';
import type { Pace } from './pace.ts';
import { SipTransport, type TransportWires } from './transport.ts';

export interface Agent {
  readonly userAgent: UserAgent;
  readonly transport: SipTransport;
}

export interface AgentPorts {
  readonly account: SipAccount;
  readonly trustedCa: string | undefined;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly onLost: () => void;
  readonly onHeard: (headers: readonly RawHeader[]) => void;
  /** Waiting messages that were told without having been asked for (RFC 3842 section 4.8 leaves it to the exchange). */
  readonly onSummary: (body: string) => void;
  readonly onInvited: (invitation: Invitation, sipCallId: string, headers: readonly RawHeader[]) => void;
  readonly describe: (session: SipSession) => SessionDescriptionHandler;
}

/** Ringing is ended by the PBX, not by the library's own minute. */
const noAnswerSeconds = 3_600;

/** The user agent of sip.js over our transport, not yet connected; fails when the account cannot be an account. */
export function createAgent(ports: AgentPorts): Result<Agent, 'unreachable' | 'unknown-user'> {
  const { account, timers, log, pace } = ports;
  const uri = UserAgent.makeURI(account.uri);
  if (uri === undefined) return failed('unknown-user');
  if (!/^wss?:$/.test(URL.parse(account.server)?.protocol ?? '')) return failed('unreachable');
  const wires: TransportWires = {
    onHeard: ports.onHeard,
    server: account.server,
    authoritiesOf: (server) => certificates(server, ports.trustedCa),
    timers,
    log,
    connectMs: pace.connectMs,
    pingMs: pace.pingMs,
    silentPings: pace.silentPings,
    testMs: pace.testMs,
  };
  let carrier: SipTransport | null = null;
  const isUp = (): boolean => carrier === null || carrier.isConnected();
  const userAgent = new UserAgent({
    uri,
    authorizationUsername: account.user,
    authorizationPassword: account.password,
    userAgentString: 'Portico',
    transportConstructor: SipTransport,
    transportOptions: wires,
    // Its graceful way waits for each answer in turn, for 32 s each.
    gracefulShutdown: false,
    sendInitialProvisionalResponse: false,
    noAnswerTimeout: noAnswerSeconds,
    allowLegacyNotifications: true,
    sipExtensionExtraSupported: ['timer'],
    sessionDescriptionHandlerFactory: ports.describe,
    logBuiltinEnabled: false,
    logConfiguration: false,
    logConnector: (level, category, _label, content) => {
      if (category === 'sip.UserAgent' && content.startsWith('Failed to parse')) carrier?.unread();
      // Without a link all of it fails, as it must.
      if ((level === 'warn' || level === 'error') && isUp()) log.warn('sip-library', { level, category });
    },
    delegate: {
      onDisconnect: ports.onLost,
      onNotify: (notification) => {
        attempt(log, 'accept-notify', () => notification.accept());
        const { request } = notification;
        if (request.getHeader('event')?.startsWith(messagePackage.event) === true) ports.onSummary(request.body);
      },
      onInvite: (invitation) => {
        if (refusesExtension(invitation, log)) return;
        const { arrival } = transportOf(userAgent);
        ports.onInvited(invitation, arrival?.sipCallId ?? '', arrival?.identity ?? []);
      },
    },
  });
  carrier = transportOf(userAgent);
  return ok({ userAgent, transport: carrier });
}

function transportOf({ transport }: UserAgent): SipTransport {
  if (transport instanceof SipTransport) return transport;
  throw new Error('sip.js made a transport of its own');
}

/** A required extension that is not spoken here is told as such (RFC 3261 section 8.2.2.3); sip.js looks away. */
function refusesExtension(invitation: Invitation, log: Log): boolean {
  const required = invitation.request
    .getHeaders('require')
    .flatMap((value) => value.split(','))
    .map((option) => option.trim())
    .filter((option) => option !== '' && option.toLowerCase() !== 'timer');
  if (required.length === 0) return false;
  const extraHeaders = [`Unsupported: ${required.join(', ')}`];
  attempt(log, 'refuse-extension', () => invitation.reject({ statusCode: 420, extraHeaders }));
  return true;
}
