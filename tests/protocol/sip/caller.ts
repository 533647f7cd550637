import type { CallId } from '#core/support/ids.ts';
import type { Desk } from './desk.ts';
import { sdpOf } from './fakeMedia.ts';
import { type HeaderLine, type Heard, chance, respond, write } from './message.ts';

/** Somebody who calls the desk through the scripted PBX, frame by frame. */
export interface Caller {
  readonly sipCallId: string;
  readonly from: string;
  readonly to: string;
  readonly via: string;
  readonly send: () => void;
  readonly ack: (answer: Heard, sdp?: string) => void;
  readonly cancel: (reason?: string) => void;
  /** A request inside the call, for example BYE or a re-INVITE. */
  readonly request: (method: string, more?: readonly HeaderLine[], body?: string) => void;
  /** A NOTIFY inside the call, with headers of its own for its body. */
  readonly notify: (headers: readonly HeaderLine[], body: string) => void;
  readonly answer: (request: Heard, status: number, more?: readonly HeaderLine[], body?: string) => void;
}

export interface CallerOptions {
  /** The Request-URI of the INVITE. */
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
  readonly via?: string;
  readonly contact?: string;
  readonly sipCallId?: string;
  readonly more?: readonly HeaderLine[];
  /** Empty: an INVITE without an offer (RFC 3261 section 13.2.1). */
  readonly sdp?: string;
  readonly contentType?: string;
}

export function createCaller({ peer }: Desk, options: CallerOptions = {}): Caller {
  const branch = `z9hG4bK${chance()}`;
  const via = options.via ?? `SIP/2.0/WS 127.0.0.1;branch=${branch}`;
  const from = options.from ?? `"Marta Brandt" <sip:+493023125148@pbx.test>;tag=${chance()}`;
  const to = options.to ?? '<sip:1000@pbx.test>';
  const sipCallId = options.sipCallId ?? `${chance()}@pbx.test`;
  const contact = options.contact ?? '<sip:caller@127.0.0.1;transport=ws>';
  const sdp = options.sdp ?? sdpOf('their offer');
  let tagged = to;
  let cseq = 1;

  const invite = (): string =>
    write(
      `INVITE ${options.target ?? 'sip:1000@pbx.test'} SIP/2.0`,
      [
        ['Via', via],
        ['Max-Forwards', '70'],
        ['From', from],
        ['To', to],
        ['Call-ID', sipCallId],
        ['CSeq', '1 INVITE'],
        ['Contact', contact],
        ...(options.more ?? []),
        ...(sdp === '' ? [] : [['Content-Type', options.contentType ?? 'application/sdp'] as const]),
      ],
      sdp,
    );

  function inDialog(
    method: string,
    number: number,
    more: readonly HeaderLine[],
    body: string,
    hop = `SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${chance()}`,
  ): string {
    return write(
      `${method} sip:1000@pbx.test SIP/2.0`,
      [
        ['Via', hop],
        ['Max-Forwards', '70'],
        ['From', from],
        ['To', tagged],
        ['Call-ID', sipCallId],
        ['CSeq', `${number} ${method}`],
        ['Contact', contact],
        ...more,
        ...(body === '' || method === 'NOTIFY' ? [] : [['Content-Type', 'application/sdp'] as const]),
      ],
      body,
    );
  }

  return {
    sipCallId,
    from,
    to,
    via,
    send: () => peer.send(invite()),
    ack: (answer, body = '') => {
      tagged = answer.one('to');
      // The ACK to a refusal belongs to the transaction of the INVITE, the ACK to a 200 does not (RFC 3261 section 17).
      const hop = (answer.status ?? 0) >= 300 ? answer.one('via') : undefined;
      peer.send(inDialog('ACK', Number(answer.one('cseq').split(' ')[0]), [], body, hop));
    },
    cancel: (reason) => {
      const lines: HeaderLine[] = [
        ['Via', via],
        ['From', from],
        ['To', to],
        ['Call-ID', sipCallId],
        ['CSeq', '1 CANCEL'],
        ...(reason === undefined ? [] : [['Reason', reason] as const]),
      ];
      peer.send(write('CANCEL sip:1000@pbx.test SIP/2.0', lines));
    },
    request: (method, more = [], body = '') => {
      cseq += 1;
      peer.send(inDialog(method, cseq, more, body));
    },
    notify: (headers, body) => {
      cseq += 1;
      peer.send(inDialog('NOTIFY', cseq, headers, body));
    },
    answer: (request, status, more = [], body = '') => {
      const description: readonly HeaderLine[] = body === '' ? [] : [['Content-Type', 'application/sdp']];
      peer.send(respond(request, status, [['Contact', contact], ...more, ...description], body));
    },
  };
}

/** A call that has reached the desk. */
export async function invited(desk: Desk, options: CallerOptions = {}): Promise<{ caller: Caller; callId: CallId }> {
  const caller = createCaller(desk, options);
  caller.send();
  const { callId } = await desk.event('invited');
  return { caller, callId };
}

/** A call in which both sides talk. */
export async function talking(desk: Desk, options: CallerOptions = {}): Promise<{ caller: Caller; callId: CallId }> {
  const { caller, callId } = await invited(desk, options);
  desk.telephone.ring(callId);
  desk.telephone.answer(callId);
  caller.ack(await desk.peer.response('INVITE', 200));
  await desk.event('answered');
  return { caller, callId };
}

/** Takes the desk's re-INVITE and agrees to it. */
export async function agree(desk: Desk, caller: Caller): Promise<Heard> {
  const request = await desk.peer.request('INVITE');
  caller.answer(request, 200, [], sdpOf('their answer'));
  await desk.peer.request('ACK');
  return request;
}
