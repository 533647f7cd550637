import type { SipAccount } from '#core/call/telephone.ts';
import type { Timers } from '#core/support/ports.ts';
import type { SimulatedCall } from './callState.ts';
import type { TransferManner } from './calls/line.ts';
import { createSwitchboard } from './calls/switchboard.ts';
import type { PhoneOptions, WatchedPhone } from './employees/phone.ts';
import { createCallMedia, createMediaOnPaper } from './media/callMedia.ts';
import { type Sound, speech } from './media/sound.ts';
import { nameAddress } from './sip/address.ts';
import { createClientTransactions } from './sip/clientTransactions.ts';
import { createChallenger } from './sip/digest.ts';
import { openDoor } from './sip/door.ts';
import type { Header } from './sip/message.ts';
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
  /** Who can be rung by extension, watched, and handed a call. */
  readonly employees?: readonly Employee[];
  /** Who can be rung back at a public number. */
  readonly people?: readonly Person[];
  /** How the phones of those the desk talks to deal with REFER; they follow it if left out. */
  readonly transfers?: TransferManner;
  readonly onProblem?: (code: ExchangeProblem) => void;
}

export interface Employee extends PhoneOptions {
  readonly extension: string;
  readonly name: string;
}

export interface Person extends PhoneOptions {
  /** E.164 with plus. */
  readonly number: string;
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
  /** How this caller's phone deals with REFER; as the exchange's others if left out. */
  readonly transfers?: TransferManner;
}

/**
 * An exchange in this very process: a registrar with one desk, callers who ring it, employees it can ring, watch and hand
 * callers on to.
 */
export interface Exchange {
  readonly port: number;
  readonly domain: string;
  readonly account: SipAccount;
  readonly isRegistered: () => boolean;
  /** Resolves as soon as the desk is registered; never, if the exchange closes before. */
  readonly registered: () => Promise<void>;
  /** Rings the desk. Throws while none is registered. */
  readonly call: (options: CallOptions) => SimulatedCall;
  /** Throws where nobody has this extension. */
  readonly employee: (extension: string) => WatchedPhone;
  /** Throws where nobody has this number. */
  readonly person: (number: string) => WatchedPhone;
  /** How many lamps the desk watches. */
  readonly subscriptions: () => number;
  /** Hangs up every call, closes every link. */
  readonly close: () => Promise<void>;
}

/** Rejects with the system's error where the port cannot be had. */
export async function createExchange(options: ExchangeOptions): Promise<Exchange> {
  const { password, user = 'reception', domain = 'practice.invalid', timers = systemTimers } = options;
  const now = options.now ?? (() => performance.timeOrigin + performance.now());
  let waiting: (() => void)[] = [];

  const transactions = createClientTransactions(timers);
  const challenger = createChallenger({ realm: domain, user, password, now });
  const registrar = createRegistrar({
    domain,
    user,
    now,
    challenger,
    onRegistered: () => {
      const ready = waiting;
      waiting = [];
      for (const go of ready) go();
    },
  });
  const mediaAddresses = options.mediaAddresses ?? ['127.0.0.1'];
  const onProblem = (code: ExchangeProblem) => options.onProblem?.(code);
  const switchboard = createSwitchboard({
    domain,
    employees: options.employees ?? [],
    people: options.people ?? [],
    transfers: options.transfers ?? 'follows',
    mediaAddresses,
    challenger,
    transactions,
    timers,
    now,
    onProblem,
  });

  const door = await openDoor({
    port: options.port ?? 0,
    onMessage: (link, message) => {
      if (message.kind === 'request') {
        if (message.method === 'REGISTER') registrar.register(link, message);
        else switchboard.receive(link, message);
      } else if (!transactions.receive(message)) switchboard.acknowledgeAgain(message);
    },
    onLinkLost: (link) => {
      registrar.forget(link);
      transactions.linkLost(link);
      switchboard.linkLost(link);
    },
  });

  const addressOf = (number: string) =>
    /^(?:sips?|tel):/i.test(number) ? number : `sip:${number}@${domain};user=phone`;
  const deskAddress = `sip:${user}@${domain}`;

  function call(wish: CallOptions): SimulatedCall {
    const binding = registrar.binding();
    if (binding === null) throw new Error('no desk is registered at the exchange');
    return switchboard.place({
      link: binding.link,
      ends: {
        from: wish.rawFrom ?? nameAddress(wish.displayName ?? '', addressOf(wish.from)),
        to: nameAddress('', wish.to === undefined ? deskAddress : addressOf(wish.to)),
        target: binding.contact,
        domain,
      },
      headers: wish.headers ?? [],
      transfers: wish.transfers,
      media: (onFirstPacket) =>
        wish.offer === undefined
          ? createCallMedia({ addresses: mediaAddresses, sound: wish.sound ?? speech([], 0), now, onFirstPacket })
          : createMediaOnPaper(wish.offer),
    });
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
    employee: switchboard.employee,
    person: switchboard.person,
    subscriptions: switchboard.subscriptions,
    close: async () => {
      switchboard.close();
      waiting = [];
      await door.close();
      transactions.close();
    },
  };
}
