import { standInHost } from './standIns.ts';

/** The first line in the form that sip.js reads; null when it is none of SIP's. */
export function plainStartLine(line: string): string | null {
  const status = /^SIP\/2\.0\s+([1-6]\d\d)(?:\s|$)/i.exec(line)?.[1];
  // The phrase is for people and nobody reads it here; the number says it all.
  if (status !== undefined) return `SIP/2.0 ${status} -`;
  const request = /^([A-Z]{1,32})\s+(\S(?:.*\S)?)\s+SIP\/2\.0$/.exec(line);
  const [, method = '', uri = ''] = request ?? [];
  return request === null ? null : `${method} ${plainTarget(uri)} SIP/2.0`;
}

/** sip.js looks only at the user to see whether it is meant (RFC 3261 section 8.2.2.1), and takes sip: only. */
function plainTarget(uri: string): string {
  // Brackets belong to headers, not here, but what they hold is clear (RFC 4475 section 3.1.2.7).
  const user = /^<?\s*sips?:([^@]{1,256})@/i.exec(uri)?.[1]?.split(':')[0];
  if (user === undefined) return `sip:${standInHost}`;
  const escaped = user
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/[^A-Za-z0-9_.!~*'()&=+$,;?/%-]/gu, encodeURIComponent);
  return `sip:${escaped}@${standInHost}`;
}
