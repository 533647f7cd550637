import type { Frame, Header } from './frame.ts';

/** A body for sip.js: a session description, something else, or nothing. */
export interface PlainBody {
  readonly text: string;
  /** Content-Type in the spelling that sip.js compares with; null when there is no body. */
  readonly type: string | null;
  /** The headers that are not about the body. */
  readonly headers: readonly Header[];
}

const aboutTheBody = new Set(['content-type', 'content-length', 'content-disposition']);

/** The session description passes untouched; what stands around it is put in order. */
export function bodyOf(frame: Frame): PlainBody {
  const value = (name: string): string => frame.headers.find((header) => header.name === name)?.value.trim() ?? '';
  const headers = frame.headers.filter((header) => !aboutTheBody.has(header.name));
  const stated = /^\d{1,9}$/.test(value('content-length')) ? Number(value('content-length')) : frame.body.length;
  if (frame.body.length === 0 || stated === 0) return { text: '', type: null, headers };
  // Bytes beyond the stated length are not the message's (RFC 3261 section 18.3).
  const text = frame.body.subarray(0, stated).toString('utf8');
  const declared = value('content-type');
  const type = /^[A-Za-z0-9.+-]{1,64}\/[A-Za-z0-9.+-]{1,64}/.exec(declared)?.[0].toLowerCase() ?? '';
  if (type.startsWith('multipart/')) return { ...(descriptionIn(text, declared) ?? { text: '', type: null }), headers };
  const seen = text.startsWith('v=0') ? 'application/sdp' : /^\s*SIP\/2\.0 \d/.test(text) ? 'message/sipfrag' : '';
  if (type === '' && seen === '') return { text: '', type: null, headers };
  return {
    text,
    type: type === '' ? seen : type,
    headers: /^SIP\//i.test(frame.startLine) ? withLength(headers, stated, frame.body.length) : headers,
  };
}

/** A response shorter than stated was cut on its way: sip.js sees the statement and drops it (RFC 3261 section 18.3). */
function withLength(headers: readonly Header[], stated: number, real: number): readonly Header[] {
  return stated > real ? [...headers, { name: 'content-length', value: String(stated) }] : headers;
}

/** Parts inside parts inside parts are met; more of them is nobody's honest message. */
const deepest = 3;

/** A description among other parts (RFC 5621 section 3.1), which sip.js would not see. */
function descriptionIn(text: string, declared: string, depth = 0): Pick<PlainBody, 'text' | 'type'> | null {
  const boundary = /boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(declared);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined || depth > deepest) return null;
  for (const part of text.split(`--${mark}`)) {
    const headEnd = part.indexOf('\r\n\r\n');
    const [, type = '', parameters = ''] =
      /^content-type\s*:\s*([\w.+-]{1,64}\/[\w.+-]{1,64})(.*)$/im.exec(part.slice(0, Math.max(headEnd, 0))) ?? [];
    const inside = part.slice(headEnd + 4);
    if (type.toLowerCase() === 'application/sdp') return { text: inside, type: 'application/sdp' };
    const found = type.toLowerCase().startsWith('multipart/') ? descriptionIn(inside, parameters, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}
