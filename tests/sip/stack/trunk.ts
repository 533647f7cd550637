import { once } from 'node:events';
import { connect } from 'node:net';
import type { Exchange } from './exchange.ts';

/** A hostile caller from the trunk over TCP, who writes bytes that sipp's scenarios (XML, 64 kB at most) cannot hold. */
export interface HostileCall {
  /** Statuses so far, in order. */
  readonly statuses: () => readonly number[];
  /** CANCEL, as a caller who gives up. */
  readonly giveUp: () => void;
  readonly close: () => void;
}

/** `from`: the whole value of the From header before its tag, in any bytes (a Latin-1 string stands for itself). */
export async function callWith(exchange: Exchange, from: string | Buffer): Promise<HostileCall> {
  const socket = connect({ port: exchange.sipPort, host: '127.0.0.1', localAddress: '127.0.0.2' });
  await once(socket, 'connect');
  const id = `${process.pid}-${performance.now().toFixed(0)}`;
  const uri = `sip:${exchange.desk.user}@${exchange.domain}`;
  const sdp = ['v=0', 'o=- 1 1 IN IP4 127.0.0.2', 's=-', 'c=IN IP4 127.0.0.2', 't=0 0', 'm=audio 40000 RTP/AVP 8', ''];
  const write = (method: 'INVITE' | 'CANCEL' | 'ACK', tag: string, body: string) => {
    const before = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/TCP 127.0.0.2:${socket.localPort ?? 0};branch=z9hG4bK-${id}`,
      'From: ',
    ].join('\r\n');
    const after = [
      `;tag=${id}`,
      `To: <${uri}>${tag}`,
      `Call-ID: ${id}`,
      `CSeq: 1 ${method}`,
      `Contact: <sip:trunk@127.0.0.2:${socket.localPort ?? 0};transport=tcp>`,
      'Max-Forwards: 70',
      ...(body === '' ? [] : ['Content-Type: application/sdp']),
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
    socket.write(Buffer.concat([Buffer.from(before), Buffer.from(from), Buffer.from(after)]));
  };
  let answers = '';
  let acknowledged = false;
  const statuses = () => [...answers.matchAll(/^SIP\/2\.0 (\d{3})/gm)].map((line) => Number(line[1]));
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answers += chunk.toString('latin1');
    // RFC 3261 section 17.1.1.3: the ACK of a refusal carries the To of that refusal.
    const refusal =
      /SIP\/2\.0 [3-6]\d\d (?:(?!\r\n\r\n)[^])*?\r\nTo:[^\r]*?(;tag=[^;\r]+)(?:(?!\r\n\r\n)[^])*?CSeq: 1 INVITE/;
    const tag = refusal.exec(answers)?.[1];
    if (tag === undefined || acknowledged) return;
    acknowledged = true;
    write('ACK', tag, '');
  });
  write('INVITE', '', sdp.join('\r\n'));
  return {
    statuses,
    giveUp: () => write('CANCEL', '', ''),
    close: () => socket.destroy(),
  };
}
