import { once } from 'node:events';
import { connect } from 'node:net';
import type { Exchange } from './exchange.ts';

/** A caller from the trunk (127.0.0.2) over TCP, who writes bytes that sipp's scenarios cannot hold: NUL, 64 kB. */
export interface BareCall {
  /** Statuses so far, in order. */
  readonly statuses: () => readonly number[];
  /** CANCEL, as a caller who gives up. */
  readonly giveUp: () => void;
  readonly close: () => void;
}

/** Display names, put between quotation marks as they are; a text is sent as UTF-8. The number is E.164 without plus. */
export interface BareCaller {
  readonly number: string;
  readonly fromName: string | Buffer;
  readonly assertedName: string | Buffer;
}

export async function callBarely(exchange: Exchange, caller: BareCaller): Promise<BareCall> {
  const socket = connect({ port: exchange.sipPort, host: '127.0.0.1', localAddress: '127.0.0.2' });
  await once(socket, 'connect');
  const id = `${process.pid}-${performance.now().toFixed(0)}`;
  const callee = `sip:${exchange.desk.user}@${exchange.domain}`;
  const own = `127.0.0.2:${socket.localPort ?? 0}`;
  const identity = (name: string | Buffer) =>
    Buffer.concat([Buffer.from('"'), Buffer.from(name), Buffer.from(`" <sip:+${caller.number}@${exchange.domain}>`)]);

  function write(method: 'INVITE' | 'CANCEL' | 'ACK', toTag: string): void {
    const body = method === 'INVITE' ? offer : '';
    const lines = [
      `${method} ${callee} SIP/2.0`,
      `Via: SIP/2.0/TCP ${own};branch=z9hG4bK-${id}`,
      Buffer.concat([Buffer.from('From: '), identity(caller.fromName), Buffer.from(`;tag=${id}`)]),
      `To: <${callee}>${toTag}`,
      `Call-ID: ${id}`,
      `CSeq: 1 ${method}`,
      `Contact: <sip:trunk@${own};transport=tcp>`,
      'Max-Forwards: 70',
      Buffer.concat([Buffer.from('P-Asserted-Identity: '), identity(caller.assertedName)]),
      ...(body === '' ? [] : ['Content-Type: application/sdp']),
      `Content-Length: ${body.length}`,
      '',
      body,
    ];
    socket.write(Buffer.concat(lines.flatMap((line, n) => [Buffer.from(n === 0 ? '' : '\r\n'), Buffer.from(line)])));
  }

  let answers = '';
  let acknowledged = false;
  // A caller who closes first is answered by a reset.
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    answers += chunk.toString('latin1');
    const tag = acknowledged ? null : tagOfRefusal(answers);
    if (tag === null) return;
    acknowledged = true;
    write('ACK', tag);
  });
  write('INVITE', '');
  return {
    statuses: () => [...answers.matchAll(/^SIP\/2\.0 (\d{3})/gm)].map((line) => Number(line[1])),
    giveUp: () => write('CANCEL', ''),
    close: () => socket.destroy(),
  };
}

/** The ACK of a refusal carries the To of that refusal (RFC 3261 section 17.1.1.3). */
function tagOfRefusal(answers: string): string | null {
  const refusal = answers
    .split('\r\n\r\n')
    .find((answer) => /^SIP\/2\.0 [3-6]/.test(answer) && /^CSeq: 1 INVITE/m.test(answer));
  return refusal === undefined ? null : (/^To:.*?(;tag=[^;\r]+)/m.exec(refusal)?.[1] ?? '');
}

const offer = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.2',
  's=-',
  'c=IN IP4 127.0.0.2',
  't=0 0',
  'm=audio 40000 RTP/AVP 8',
  'a=rtpmap:8 PCMA/8000',
  '',
].join('\r\n');
