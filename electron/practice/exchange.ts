import type { SipAccount } from '#core/call/telephone.ts';
import type { Timers } from '#core/support/ports.ts';
import type { SimulatedCall } from './callState.ts';
import { createCallMedia, createMediaOnPaper } from './media/callMedia.ts';
import { type Sound, speech } from './media/sound.ts';
import { type Line, placeCall } from './simulatedCall.ts';
import { nameAddress, parameterOf, token } from './sip/address.ts';
import { createClientTransactions } from './sip/clientTransactions.ts';
import { allowed, createDialog } from './sip/dialog.ts';
import { createChallenger } from './sip/digest.ts';
import { type Link, openDoor } from './sip/door.ts';
import { type Header, type SipRequest, type SipResponse, writeResponse } from './sip/message.ts';
import { createRegistrar } from './sip/registrar.ts';
import { systemTimers } from './timers.ts';

export interface ExchangeOptions {
  readonly password: string;
  /** Of the WebSocket on 127.0.0.1; a free one if left out. */
  readonly port?: number;
  readonly user?: string;
  readonly domain?: string;
  /** IPv4 addresses of this machine at which callers can be heard; 127.0.0.1 alone if left out. */
  readonly mediaAddresses?: readonly string[];
  /** Epoch milliseconds, with fractions, for marks and registrations. */
  readonly now?: () => number;
  readonly timers?: Timers;
  readonly onProblem?: (code: ExchangeProblem) => void;
}

/** `media-failed`: the machine refused a socket. `unusable-answer`: the desk's SDP has nothing a telephone can speak. */
type ExchangeProblem = 'media-failed' | 'unusable-answer';

export interface CallOptions {
  /** A number, which becomes `sip:NUMBER@domain;user=phone`, or a whole address. */
  readonly from: string;
  readonly displayName?: string;
  /** Value of From as it shall be on the wire, without a tag: for callers behind careless systems. */
  readonly rawFrom?: string;
  /** The number dialled, or a whole address, for To; the desk's own address if left out. */
  readonly to?: string;
  readonly headers?: readonly Header[];
  /** What the caller says; nothing if left out. */
  readonly sound?: Sound;
  /** Sends this SDP and has no media at all, for load and signalling. */
  readonly offer?: string;
}

/** An exchange in this very process: a registrar with one desk, and callers who ring it. */
export interface Exchange {
  readonly port: number;
  readonly domain: string;
  readonly account: SipAccount;
  readonly isRegistered: () => boolean;
  /** Resolves as soon as the desk is registered; never, if the exchange closes before. */
  readonly registered: () => Promise<void>;
  /** Rings the desk. Throws while none is registered. */
  readonly call: (options: CallOptions) => SimulatedCall;
  /** Hangs up every call, closes every link. */
  readonly close: () => Promise<void>;
}

/** Rejects with the system's error where the port cannot be had. */
export async function createExchange(options: ExchangeOptions): Promise<Exchange> {
  const { password, user = 'reception', domain = 'practice.invalid', timers = systemTimers } = options;
  const now = options.now ?? (() => performance.timeOrigin + performance.now());
  const lines = new Map<string, Line>();
  let waiting: (() => void)[] = [];

  const transactions = createClientTransactions(timers);
  const registrar = createRegistrar({
    domain,
    user,
    now,
    challenger: createChallenger({ realm: domain, user, password, now }),
    onRegistered: () => {
      const ready = waiting;
      waiting = [];
      for (const go of ready) go();
    },
  });

  function onResponse(response: SipResponse): void {
    if (transactions.receive(response)) return;
    if (response.cseq.method === 'INVITE' && response.status >= 200 && response.status < 300)
      lines.get(response.callId)?.acknowledgeAgain();
  }

  function onRequest(link: Link, request: SipRequest): void {
    if (request.method === 'REGISTER') {
      registrar.register(link, request);
      return;
    }
    const line = lines.get(request.callId);
    if (line?.holds(request) === true) line.receive(link, request);
    else refuse(link, request);
  }

  const door = await openDoor({
    port: options.port ?? 0,
    onMessage: (link, message) => {
      if (message.kind === 'response') onResponse(message);
      else onRequest(link, message);
    },
    onLinkLost: (link) => {
      registrar.forget(link);
      transactions.linkLost(link);
      for (const line of lines.values()) line.linkLost(link);
    },
  });

  const addressOf = (number: string) =>
    /^(?:sips?|tel):/i.test(number) ? number : `sip:${number}@${domain};user=phone`;
  const deskAddress = `sip:${user}@${domain}`;

  function call(wish: CallOptions): SimulatedCall {
    const binding = registrar.binding();
    if (binding === null) throw new Error('no desk is registered at the exchange');
    const line = placeCall({
      dialog: createDialog({
        from: wish.rawFrom ?? nameAddress(wish.displayName ?? '', addressOf(wish.from)),
        to: nameAddress('', wish.to === undefined ? deskAddress : addressOf(wish.to)),
        target: binding.contact,
        domain,
      }),
      link: binding.link,
      headers: wish.headers ?? [],
      media: (onFirstPacket) =>
        wish.offer === undefined
          ? createCallMedia({
              addresses: options.mediaAddresses ?? ['127.0.0.1'],
              sound: wish.sound ?? speech([], 0),
              now,
              onFirstPacket,
            })
          : createMediaOnPaper(wish.offer),
      transactions,
      timers,
      now,
      onProblem: (code) => options.onProblem?.(code),
    });
    lines.set(line.call.callId, line);
    line.call.onChange(({ stage }) => {
      if (stage === 'ended') lines.delete(line.call.callId);
    });
    return line.call;
  }

  return {
    port: door.port,
    domain,
    account: { uri: deskAddress, server: `ws://127.0.0.1:${door.port}`, user, password },
    isRegistered: () => registrar.binding() !== null,
    registered: () =>
      new Promise((resolve) => {
        if (registrar.binding() === null) waiting.push(resolve);
        else resolve();
      }),
    call,
    close: async () => {
      for (const line of lines.values()) line.call.hangUp();
      waiting = [];
      await door.close();
      transactions.close();
    },
  };
}

/** A request outside of every call. Nobody can be dialled here, and an ACK is never answered (RFC 3261 section 17.1.1.3). */
function refuse(link: Link, request: SipRequest): void {
  const answer = (status: number, reason: string, extra: readonly Header[] = []) =>
    link.send(writeResponse(request, status, reason, token(), extra));
  const withinCall = parameterOf(request.to, 'tag') !== null;
  switch (request.method) {
    case 'ACK':
      return;
    case 'OPTIONS':
      if (withinCall) answer(481, 'Call/Transaction Does Not Exist');
      else answer(200, 'OK', [allowed]);
      return;
    case 'INVITE':
      if (withinCall) answer(481, 'Call/Transaction Does Not Exist');
      else answer(404, 'Not Found');
      return;
    case 'BYE':
    case 'CANCEL':
    case 'INFO':
      answer(481, 'Call/Transaction Does Not Exist');
      return;
    default:
      answer(405, 'Method Not Allowed', [allowed]);
  }
}
