import type { SipAccount } from '#core/call/telephone.ts';
import { credentials, headerIn, type RawPhone } from './rawPhone.ts';

/** A dialog that the raw phone opens, by INVITE or SUBSCRIBE. */
export interface RawCall {
  readonly callId: string;
  /** The request with its credentials, as it was sent. */
  readonly sent: readonly string[];
  /** To of the first answer with a tag: from then on of the whole dialog. */
  readonly to: () => string;
  /** The first answer of this status; its tag is the dialog's. */
  readonly answer: (status: number) => Promise<string>;
  /** Sends a request within the dialog; resolves with the status line of its final answer. */
  readonly ask: (method: string, ...extra: readonly string[]) => Promise<string>;
  readonly ack: () => void;
  /** Resolves with the status line of the answer to the CANCEL. */
  readonly cancel: () => Promise<string>;
}

let opened = 0;

/** Sends the request, shows who it is when challenged, and sends it again. */
export async function open(
  phone: RawPhone,
  account: SipAccount,
  method: 'INVITE' | 'SUBSCRIBE',
  uri: string,
  extra: readonly string[] = [],
  body = '',
): Promise<RawCall> {
  opened += 1;
  const callId = `call-${opened}`;
  const from = `From: <${account.uri}>;tag=desk-${opened}`;
  let to = `To: <${uri}>`;
  let number = 1;
  const lines = (asked: string, branch: string, goal: string, more: readonly string[], content = '') => [
    `${asked} ${goal} SIP/2.0`,
    `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK-${callId}-${branch}`,
    'Max-Forwards: 70',
    from,
    to,
    `Call-ID: ${callId}`,
    `CSeq: ${number} ${asked}`,
    'Contact: <sip:desk@phone.invalid;transport=ws>',
    ...more,
    `Content-Length: ${Buffer.byteLength(content)}`,
    '',
    content,
  ];
  const send = (message: readonly string[]) => phone.send(message.join('\r\n'));
  const answerOf = (status: string, asked: string) =>
    phone.take(new RegExp(`^SIP/2\\.0 ${status}(?=[^]*Call-ID: ${callId}\\r)(?=[^]*CSeq: ${number} ${asked}\\r)`));

  send(lines(method, 'challenged', uri, extra, body));
  const challenged = await answerOf('407', method);
  number += 1;
  const challenge = headerIn(challenged, 'Proxy-Authenticate') ?? '';
  const sent = lines(method, 'open', uri, [...extra, credentials(account, challenge, { method, uri })], body);
  send(sent);
  const openNumber = number;

  return {
    callId,
    sent,
    to: () => to,
    answer: async (status) => {
      const answer = await answerOf(`${status}`, method);
      if (/;tag=/.test(headerIn(answer, 'To') ?? '')) to = `To: ${headerIn(answer, 'To')}`;
      return answer;
    },
    ask: async (asked, ...more) => {
      number += 1;
      send(lines(asked, `${number}`, uri, more));
      return (await answerOf('[2-6]', asked)).split('\r\n', 1)[0] ?? '';
    },
    ack: () => {
      const message = lines('ACK', 'ack', uri, []);
      send(message.map((line) => (line.startsWith('CSeq:') ? `CSeq: ${openNumber} ACK` : line)));
    },
    cancel: async () => {
      const bare = lines('CANCEL', 'open', uri, []).map((line) => (line.startsWith('To:') ? `To: <${uri}>` : line));
      send(bare);
      return (await answerOf('[2-6]', 'CANCEL')).split('\r\n', 1)[0] ?? '';
    },
  };
}

/** Answers a request of the exchange with 200. */
export function accept(phone: RawPhone, asked: string): void {
  const keep = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerIn(asked, name)}`);
  phone.send(['SIP/2.0 200 OK', ...keep, 'Content-Length: 0', '', ''].join('\r\n'));
}

export function bodyOf(frame: string): string {
  return frame.slice(frame.indexOf('\r\n\r\n') + 4);
}
