import type { Timers } from '#core/support/ports.ts';
import type { SimulatedCall } from '../callState.ts';
import { createPhone, type Phone, type PhoneOptions, type WatchedPhone } from '../employees/phone.ts';
import { createSubscriptions } from '../employees/subscriptions.ts';
import type { CallMedia } from '../media/callMedia.ts';
import { dialledIn, parameterOf, token } from '../sip/address.ts';
import type { ClientTransactions } from '../sip/clientTransactions.ts';
import { allowed, type DialogOptions, inviteDialog } from '../sip/dialog.ts';
import type { Challenger } from '../sip/digest.ts';
import type { Link } from '../sip/door.ts';
import { isAdmitted } from '../sip/guard.ts';
import { type Header, headerOf, type SipRequest, type SipResponse, writeResponse } from '../sip/message.ts';
import { createTransfers } from '../transfers/transfers.ts';
import type { Line, TransferManner } from './line.ts';
import { placeCall } from './placedCall.ts';
import { takeCall } from './takenCall.ts';

interface SwitchboardOptions {
  readonly domain: string;
  readonly employees: readonly (PhoneOptions & { readonly extension: string })[];
  readonly people: readonly (PhoneOptions & { readonly number: string })[];
  readonly transfers: TransferManner;
  readonly mediaAddresses: readonly string[];
  readonly challenger: Challenger;
  readonly transactions: ClientTransactions;
  readonly timers: Timers;
  readonly now: () => number;
  readonly onProblem: (code: 'media-failed' | 'unusable-answer') => void;
}

interface PlaceOptions {
  readonly link: Link;
  readonly ends: DialogOptions;
  readonly headers: readonly Header[];
  readonly transfers: TransferManner | undefined;
  readonly media: (onFirstPacket: () => void) => CallMedia;
}

/** Who talks with whom: every call between the desk and those at the exchange, and the phones they have. */
export interface Switchboard {
  /** Any request of the desk but REGISTER. */
  readonly receive: (link: Link, request: SipRequest) => void;
  readonly acknowledgeAgain: (response: SipResponse) => void;
  readonly linkLost: (link: Link) => void;
  readonly place: (options: PlaceOptions) => SimulatedCall;
  readonly employee: (extension: string) => WatchedPhone;
  readonly person: (number: string) => WatchedPhone;
  readonly subscriptions: () => number;
  /** Hangs up every call. */
  readonly close: () => void;
}

export function createSwitchboard(options: SwitchboardOptions): Switchboard {
  const { domain, transactions, timers, now } = options;
  const lines = new Map<string, Line>();
  const staff = new Map(options.employees.map((one) => [one.extension, createPhone(one.extension, one, options)]));
  const people = new Map(options.people.map((one) => [one.number, createPhone(one.number, one, options)]));

  function phoneAt(uri: string): Phone | null {
    const address = dialledIn(uri, domain);
    return address === null ? null : (staff.get(address) ?? people.get(address) ?? null);
  }
  const transfers = createTransfers({
    lines: () => lines.values(),
    phoneAt,
    timers,
    onProblem: options.onProblem,
  });
  const subscriptions = createSubscriptions({
    domain,
    lampOf: (extension) => staff.get(extension)?.lamp ?? null,
    transactions,
    timers,
    now,
  });

  function receive(link: Link, request: SipRequest): void {
    const line = lines.get(request.callId);
    if (line?.holds(request) === true) {
      line.receive(link, request);
      return;
    }
    const withinCall = parameterOf(request.to, 'tag') !== null;
    const opens = !withinCall && (request.method === 'INVITE' || request.method === 'SUBSCRIBE');
    if (opens && !isAdmitted(options.challenger, link, request)) return;
    if (request.method === 'SUBSCRIBE') subscriptions.receive(link, request);
    else if (opens) take(link, request);
    else refuse(link, request, withinCall);
  }

  function take(link: Link, request: SipRequest): void {
    const answer = (status: number, reason: string) => link.send(writeResponse(request, status, reason, token()));
    const phone = phoneAt(request.uri);
    const { callId } = request;
    if (lines.has(callId)) answer(482, 'Loop Detected');
    else if (phone === null) answer(404, 'Not Found');
    else if (headerOf(request, 'contact') === null) answer(400, 'Bad Request');
    else {
      answer(100, 'Trying');
      const taken = takeCall({
        request,
        link,
        phone,
        domain,
        transfers: options.transfers,
        onRefer: transfers.refer,
        onOver: () => lines.delete(callId),
        transactions,
        timers,
      });
      if ('kind' in taken) answer(taken.status, taken.reason);
      else lines.set(callId, taken);
    }
  }

  function place({ link, ends, headers, media, transfers: manner }: PlaceOptions): SimulatedCall {
    const { call, line } = placeCall({
      dialog: inviteDialog(ends),
      link,
      headers,
      media,
      transfers: manner ?? options.transfers,
      onRefer: transfers.refer,
      transactions,
      timers,
      now,
      onProblem: options.onProblem,
    });
    lines.set(call.callId, line);
    call.onChange(({ stage }) => {
      if (stage === 'ended') lines.delete(call.callId);
    });
    return call;
  }

  return {
    receive,
    acknowledgeAgain: (response) => {
      if (response.cseq.method === 'INVITE' && response.status >= 200 && response.status < 300)
        lines.get(response.callId)?.acknowledgeAgain();
    },
    linkLost: (link) => {
      for (const line of lines.values()) line.linkLost(link);
      subscriptions.linkLost(link);
    },
    place,
    employee: (extension) => known(staff, extension),
    person: (number) => known(people, number),
    subscriptions: subscriptions.count,
    close: () => {
      for (const line of lines.values()) line.hangUp();
      for (const phone of [...staff.values(), ...people.values()]) phone.close();
      transfers.close();
      subscriptions.close();
    },
  };
}

function known(phones: ReadonlyMap<string, Phone>, address: string): WatchedPhone {
  const phone = phones.get(address);
  if (phone === undefined) throw new RangeError(`nobody has the number ${address}`);
  return phone;
}

/** A request outside of every call. An ACK is never answered (RFC 3261 section 17.1.1.3). */
function refuse(link: Link, request: SipRequest, withinCall: boolean): void {
  const answer = (status: number, reason: string, extra: readonly Header[] = []) =>
    link.send(writeResponse(request, status, reason, token(), extra));
  switch (request.method) {
    case 'ACK':
      return;
    case 'OPTIONS':
      if (withinCall) answer(481, 'Call/Transaction Does Not Exist');
      else answer(200, 'OK', [allowed]);
      return;
    case 'REFER':
      if (withinCall) answer(481, 'Call/Transaction Does Not Exist');
      // Nobody is there who could be handed on.
      else answer(403, 'Forbidden');
      return;
    case 'INVITE':
    case 'BYE':
    case 'CANCEL':
    case 'INFO':
      answer(481, 'Call/Transaction Does Not Exist');
      return;
    default:
      answer(405, 'Method Not Allowed', [allowed]);
  }
}
