import type { RawHeader } from './identity.ts';
import { type NameAddr, parseNameAddrs } from './nameAddr.ts';

/** All values of a name-addr header in their order, lists joined by commas taken apart; `name` in lower case. */
export function headerValues(headers: readonly RawHeader[], name: string): readonly NameAddr[] {
  return rawValues(headers, name).flatMap(parseNameAddrs);
}

export function rawValues(headers: readonly RawHeader[], name: string): readonly string[] {
  return headers.filter((header) => longName(header.name) === name).map((header) => header.value);
}

/** Header names are compared without case; From and To have a compact form (RFC 3261 section 7.3.3). */
function longName(name: string): string {
  const lower = name.trim().toLowerCase();
  if (lower === 'f') return 'from';
  return lower === 't' ? 'to' : lower;
}
