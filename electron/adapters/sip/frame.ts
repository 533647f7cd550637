/** A SIP header with its long, lower-case name; the value is unfolded and otherwise as it came. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** One WebSocket message, which carries one SIP message (RFC 7118 section 5), taken apart but not yet judged. */
export interface Frame {
  readonly startLine: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** No honest SIP message is longer; a longer one is not read at all. */
const longestFrame = 256 * 1024;

const longNames: Readonly<Record<string, string>> = {
  b: 'referred-by',
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  v: 'via',
  x: 'session-expires',
};

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');

/** Null for a keep-alive (RFC 5626 section 3.5.1) and for what cannot be a SIP message. */
export function takeApart(bytes: Buffer): Frame | null {
  if (bytes.length > longestFrame) return null;
  const start = bytes.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
  if (start < 0) return null;
  const message = bytes.subarray(start);
  // A peer that ends its lines with LF alone is read as it means it; elsewhere a lone LF is dirt inside a value.
  const firstEnd = message.indexOf('\n');
  const lineEnd = firstEnd > 0 && message[firstEnd - 1] === 0x0d ? '\r\n' : '\n';
  const headEnd = message.indexOf(lineEnd + lineEnd);
  const head = decode(headEnd < 0 ? message : message.subarray(0, headEnd), lineEnd);
  const [startLine = '', ...lines] = head
    .replaceAll(lineEnd === '\n' ? /\n[ \t]+/g : /\r\n[ \t]+/g, ' ')
    .split(lineEnd);
  return {
    startLine: startLine.trim(),
    headers: lines.flatMap(headerOf),
    body: headEnd < 0 ? Buffer.alloc(0) : message.subarray(headEnd + 2 * lineEnd.length),
  };
}

function headerOf(line: string): Header[] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  if (!/^[!-9;-~]{1,64}$/.test(name)) return [];
  return [{ name: longNames[name] ?? name, value: line.slice(colon + 1).trim() }];
}

/** Text that is not UTF-8 is nearly always a name written by an old Western PBX; only the lines concerned are read so. */
function decode(head: Buffer, lineEnd: string): string {
  try {
    return strictUtf8.decode(head);
  } catch {
    return head
      .toString('latin1')
      .split(lineEnd)
      .map((line) => decodeLine(Buffer.from(line, 'latin1')))
      .join(lineEnd);
  }
}

function decodeLine(line: Buffer): string {
  try {
    return strictUtf8.decode(line);
  } catch {
    return western.decode(line);
  }
}
