import type { Exchange } from './exchange.ts';
import { udpQuestion } from './udpQuestion.ts';

/** An event state that somebody publishes at the exchange (RFC 3903), as a softphone or a mailbox does. */
interface Publication {
  readonly user: string;
  readonly event: string;
  readonly type: string;
  readonly body: string;
}

/** Resolves when the exchange has taken it. Its subscribers hear of it by NOTIFY. */
export async function publish(exchange: Exchange, { user, event, type, body }: Publication): Promise<void> {
  const uri = `sip:${user}@${exchange.domain}`;
  const answer = await udpQuestion(exchange.sipPort, (own) =>
    [
      `PUBLISH ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${own};branch=z9hG4bK-${own}-${performance.now()}`,
      `From: <${uri}>;tag=${own}`,
      `To: <${uri}>`,
      `Call-ID: publish-${own}-${performance.now()}`,
      'CSeq: 1 PUBLISH',
      'Max-Forwards: 5',
      'Expires: 600',
      `Event: ${event}`,
      `Content-Type: ${type}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  if (answer?.startsWith('SIP/2.0 200') !== true) throw new Error(`PUBLISH was not taken: ${answer ?? 'no answer'}`);
}
