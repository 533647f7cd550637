import type { Exchange } from './exchange.ts';
import { udpQuestion } from './udpQuestion.ts';

/** An event state that somebody publishes at the exchange (RFC 3903), as a softphone or a mailbox does. */
interface Publication {
  readonly user: string;
  readonly event: string;
  readonly type: string;
  readonly body: string;
}

/** Resolves when the exchange has taken it; its subscribers hear of it by NOTIFY. The answer takes it back. */
export async function publish(exchange: Exchange, publication: Publication): Promise<() => Promise<void>> {
  const { type, body } = publication;
  const answer = await ask(exchange, publication, ['Expires: 600', `Content-Type: ${type}`], body);
  const tag = /^SIP-ETag:\s*(\S+)/im.exec(answer)?.[1] ?? '';
  return async () => {
    await ask(exchange, publication, ['Expires: 0', `SIP-If-Match: ${tag}`], '');
  };
}

async function ask(
  { sipPort, domain }: Exchange,
  { user, event }: Publication,
  headers: readonly string[],
  body: string,
): Promise<string> {
  const uri = `sip:${user}@${domain}`;
  const answer = await udpQuestion(sipPort, (own) =>
    [
      `PUBLISH ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${own};branch=z9hG4bK-${own}-${performance.now()}`,
      `From: <${uri}>;tag=${own}`,
      `To: <${uri}>`,
      `Call-ID: publish-${own}-${performance.now()}`,
      'CSeq: 1 PUBLISH',
      'Max-Forwards: 5',
      `Event: ${event}`,
      ...headers,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  if (answer?.startsWith('SIP/2.0 200') !== true) throw new Error(`PUBLISH was not taken: ${answer ?? 'no answer'}`);
  return answer;
}
