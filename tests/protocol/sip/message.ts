import { randomBytes } from 'node:crypto';

/** A SIP message as the peer reads it: plainly, without any library's opinion. */
export interface Heard {
  readonly text: string;
  readonly startLine: string;
  readonly method: string;
  readonly status: number | null;
  readonly body: string;
  readonly all: (name: string) => string[];
  readonly one: (name: string) => string;
}

export function read(text: string): Heard {
  const cut = text.indexOf('\r\n\r\n');
  const [startLine = '', ...lines] = (cut < 0 ? text : text.slice(0, cut)).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
  });
  const all = (name: string): string[] =>
    headers.filter((header) => header.name === name.toLowerCase()).map((header) => header.value);
  const one = (name: string): string => all(name)[0] ?? '';
  const status = /^SIP\/2\.0 (\d{3})/.exec(startLine)?.[1];
  return {
    text,
    startLine,
    method: status === undefined ? (startLine.split(' ')[0] ?? '') : (one('cseq').split(' ')[1] ?? ''),
    status: status === undefined ? null : Number(status),
    body: cut < 0 ? '' : text.slice(cut + 4),
    all,
    one,
  };
}

export type HeaderLine = readonly [name: string, value: string];

export function write(startLine: string, headers: readonly HeaderLine[], body = ''): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [startLine, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

/** Where the server saw the request come from (RFC 3581 section 4): an address of IPv6, which sip.js cannot read. */
const seenFrom = ';received=2001:db8::7%eth0;rport=4711';

/** The response a server would give: what RFC 3261 section 8.2.6.2 says is copied is copied. */
export function respond(to: Heard, status: number, more: readonly HeaderLine[] = [], body = ''): string {
  const tagged = to.one('to').includes(';tag=') || status === 100 ? to.one('to') : `${to.one('to')};tag=peer`;
  return write(
    `SIP/2.0 ${status} ${status < 300 ? 'OK' : 'No'}`,
    [
      ...to.all('via').map((value): HeaderLine => ['Via', `${value}${seenFrom}`]),
      ['From', to.one('from')],
      ['To', tagged],
      ['Call-ID', to.one('call-id')],
      ['CSeq', to.one('cseq')],
      ...more,
    ],
    body,
  );
}

export const chance = (): string => randomBytes(6).toString('hex');
export const tagOf = (value: string): string => /;tag=([^;>\s]+)/.exec(value)?.[1] ?? '';
