import { mainLine } from '#core/call/line.ts';
import { type CallId, callId } from '#core/support/ids.ts';
import type { Desk } from './desk.ts';
import { sdpOf } from './fakeMedia.ts';
import { type HeaderLine, type Heard, chance, tagOf, write } from './message.ts';

/** Somebody whom the desk calls through the scripted PBX, frame by frame. */
export interface Callee {
  /** The INVITE as it came last: with credentials, if it was challenged. */
  readonly invite: Heard;
  /** A response to the INVITE; each tag is another phone (RFC 3261 section 13.2.2.4). */
  readonly respond: (status: number, options?: ResponseOptions) => void;
  /** A response to a request inside the call. */
  readonly answer: (request: Heard, status: number, more?: readonly HeaderLine[], body?: string) => void;
  /** A request inside the call. */
  readonly request: (method: string, more?: readonly HeaderLine[], body?: string) => void;
}

interface ResponseOptions {
  readonly tag?: string;
  readonly body?: string;
  readonly more?: readonly HeaderLine[];
  readonly contact?: string | null;
  readonly to?: string;
}

const calleeContact = '<sip:105@127.0.0.1:5070;transport=ws>';

export function createCallee({ peer }: Desk, invite: Heard): Callee {
  let cseq = 100;
  const to = (tag: string): string => `${invite.one('to')};tag=${tag}`;
  const copied = (request: Heard): HeaderLine[] =>
    ['Via', 'From', 'Call-ID', 'CSeq'].map((name): HeaderLine => [name, request.one(name.toLowerCase())]);

  return {
    invite,
    respond: (status, options = {}) => {
      const { tag = 'callee', body = '', more = [], contact = calleeContact } = options;
      peer.send(
        write(
          `SIP/2.0 ${status} Whatever`,
          [
            ...copied(invite),
            ['To', options.to ?? (status === 100 ? invite.one('to') : to(tag))],
            ...(contact === null ? [] : [['Contact', contact] as const]),
            ...more,
            ...(body === '' ? [] : [['Content-Type', 'application/sdp'] as const]),
          ],
          body,
        ),
      );
    },
    answer: (request, status, more = [], body = '') => {
      const lines: HeaderLine[] = [...copied(request), ['To', request.one('to')], ['Contact', calleeContact], ...more];
      if (body !== '') lines.push(['Content-Type', 'application/sdp']);
      peer.send(write(`SIP/2.0 ${status} Whatever`, lines, body));
    },
    request: (method, more = [], body = '') => {
      cseq += 1;
      const lines: HeaderLine[] = [
        ['Via', `SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${chance()}`],
        ['Max-Forwards', '70'],
        ['From', to('callee')],
        ['To', invite.one('from')],
        ['Call-ID', invite.one('call-id')],
        ['CSeq', `${cseq} ${method}`],
        ['Contact', calleeContact],
        ...more,
      ];
      peer.send(write(`${method} sip:1000@pbx.test SIP/2.0`, lines, body));
    },
  };
}

/** The desk has dialled, and its INVITE is there. */
export async function dialled(
  desk: Desk,
  number = '105',
  id = `dialled-${chance()}`,
): Promise<{ callee: Callee; callId: CallId }> {
  const dialledId = callId(id);
  desk.telephone.dial(dialledId, mainLine, number);
  return { callee: createCallee(desk, await desk.peer.request('INVITE')), callId: dialledId };
}

/** A dialled call in which both sides talk. */
export async function reached(
  desk: Desk,
  number = '105',
  more: readonly HeaderLine[] = [],
): Promise<{ callee: Callee; callId: CallId }> {
  const call = await dialled(desk, number);
  call.callee.respond(180);
  call.callee.respond(200, { body: sdpOf('their answer'), more });
  await desk.peer.request('ACK');
  await desk.event('answered');
  await desk.peer.settled();
  return call;
}

export const tagOfDesk = (callee: Callee): string => tagOf(callee.invite.one('from'));
