/**
 * SIP messages as text (RFC 3261 section 7, RFC 7118 section 5: one message to a WebSocket frame).
 * Whatever lacks what a dialog needs is no message here: nobody could be answered.
 */
export type Header = readonly [name: string, value: string];

interface Common {
  /** Names in lower case and in their long form. */
  readonly headers: readonly Header[];
  readonly body: string;
  /** Branch of the topmost Via: the transaction (RFC 3261 section 17). */
  readonly branch: string;
  readonly callId: string;
  readonly from: string;
  readonly to: string;
  readonly cseq: { readonly number: number; readonly method: string };
}

export interface SipRequest extends Common {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
}

export interface SipResponse extends Common {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
}

const longForms: ReadonlyMap<string, string> = new Map([
  ['i', 'call-id'],
  ['m', 'contact'],
  ['f', 'from'],
  ['t', 'to'],
  ['v', 'via'],
  ['c', 'content-type'],
  ['l', 'content-length'],
  ['k', 'supported'],
  ['s', 'subject'],
  ['o', 'event'],
  ['r', 'refer-to'],
]);

/** Reads a frame; null for anything that is not a whole SIP message. */
export function readMessage(frame: string): SipRequest | SipResponse | null {
  const text = frame.replace(/^[\r\n]+/, '');
  const blank = /\r?\n\r?\n/.exec(text);
  const head = blank === null ? text : text.slice(0, blank.index);
  const body = blank === null ? '' : text.slice(blank.index + blank[0].length);
  const [startLine = '', ...lines] = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = readHeaders(lines);
  const common = headers === null ? null : readCommon(headers, body);
  if (common === null) return null;
  const status = /^SIP\/2\.0 ([1-6]\d\d) ?(.*)$/.exec(startLine);
  if (status !== null) return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', ...common };
  const request = /^([A-Z]{1,32}) (\S+) SIP\/2\.0$/.exec(startLine);
  const [, method, uri] = request ?? [];
  if (method === undefined || uri === undefined || method !== common.cseq.method) return null;
  return { kind: 'request', method, uri, ...common };
}

function readHeaders(lines: readonly string[]): Header[] | null {
  const headers: Header[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.push([longForms.get(name) ?? name, line.slice(colon + 1).trim()]);
  }
  return headers;
}

function readCommon(headers: readonly Header[], body: string): Common | null {
  const first = (wanted: string) => headers.find(([name]) => name === wanted)?.[1];
  const branch = /;\s*branch=([^;,\s]+)/i.exec(first('via') ?? '')?.[1];
  const [callId, from, to] = [first('call-id'), first('from'), first('to')];
  const [, number, method] = /^(\d{1,10})\s+([A-Z]+)$/.exec(first('cseq') ?? '') ?? [];
  if (branch === undefined || !callId || !from || !to || number === undefined || method === undefined) return null;
  return { headers, body, branch, callId, from, to, cseq: { number: Number(number), method } };
}

/** The first header of this name (lower case, long form), null without one. */
export function headerOf(message: Common, wanted: string): string | null {
  return message.headers.find(([name]) => name === wanted)?.[1] ?? null;
}

/** All headers of this name, in their order. */
export function headersOf(message: Common, wanted: string): string[] {
  return message.headers.filter(([name]) => name === wanted).map(([, value]) => value);
}

/** The text of a message. A line break in a value would begin another header: it becomes a space. */
export function writeMessage(startLine: string, headers: readonly Header[], body = ''): string {
  const lines = headers.map(([name, value]) => `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}`);
  return [startLine, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

/** The answer to a request (RFC 3261 section 8.2.6): its Via, From, Call-ID and CSeq come back; `toTag` where To has none. */
export function writeResponse(
  request: SipRequest,
  status: number,
  reason: string,
  toTag: string,
  extra: readonly Header[] = [],
  body = '',
): string {
  const tagged = status === 100 || /;\s*tag=/i.test(request.to.slice(request.to.lastIndexOf('>') + 1));
  return writeMessage(
    `SIP/2.0 ${status} ${reason}`,
    [
      ...headersOf(request, 'via').map((value): Header => ['Via', value]),
      ['From', request.from],
      ['To', tagged ? request.to : `${request.to};tag=${toTag}`],
      ['Call-ID', request.callId],
      ['CSeq', `${request.cseq.number} ${request.cseq.method}`],
      ...extra,
    ],
    body,
  );
}
