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
  if (type === 'multipart/mixed') return { ...(descriptionIn(text, declared) ?? { text: '', type: null }), headers };
  const seen = text.startsWith('v=0') ? 'application/sdp' : /^\s*SIP\/2\.0 \d/.test(text) ? 'message/sipfrag' : '';
  if (type === '' && seen === '') return { text: '', type: null, headers };
  return {
    text,
    type: type === '' ? seen : type,
    headers: withLength(headers, stated, frame.body.length),
  };
}

/** A body shorter than stated was cut on its way: sip.js sees the statement and answers 400. */
function withLength(headers: readonly Header[], stated: number, real: number): readonly Header[] {
  return stated > real ? [...headers, { name: 'content-length', value: String(stated) }] : headers;
}

/** A description among other parts (RFC 5621 section 3.1), which sip.js would not see. */
function descriptionIn(text: string, declared: string): Pick<PlainBody, 'text' | 'type'> | null {
  const boundary = /boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(declared);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return null;
  for (const part of text.split(`--${mark}`)) {
    const headEnd = part.indexOf('\r\n\r\n');
    if (headEnd < 0 || !/^content-type\s*:\s*application\/sdp/im.test(part.slice(0, headEnd))) continue;
    return { text: part.slice(headEnd + 4), type: 'application/sdp' };
  }
  return null;
}
