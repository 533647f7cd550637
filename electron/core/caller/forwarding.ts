import { headerValues } from './headers.ts';
import type { CallerNumber, RawHeader } from './identity.ts';
import type { NameAddr } from './nameAddr.ts';
import { numberKey, understandNumber } from './number.ts';

/**
 * The number the caller dialled: the first entry of History-Info (RFC 7044 section 9.1), else the last Diversion, which is the oldest
 * (RFC 5806 section 6), else To. Null where the PBX does not say or must not.
 */
export function readDialled(headers: readonly RawHeader[], country: string): CallerNumber | null {
  const history = readNumbers(headerValues(headers, 'history-info').slice(0, 1), country);
  const diversion = readNumbers(headerValues(headers, 'diversion').slice(-1), country);
  const to = readNumbers(headerValues(headers, 'to').slice(0, 1), country);
  return history[0] ?? diversion[0] ?? to[0] ?? null;
}

/**
 * Who sent the call to the desk: the first Diversion, which is the newest, else the last entry of History-Info that is not the desk
 * itself. Null if nobody did, or if it is not to be known.
 */
export function readForwarder(headers: readonly RawHeader[], country: string): CallerNumber | null {
  const newest = headerValues(headers, 'diversion')[0];
  if (newest !== undefined) return readNumbers([newest], country)[0] ?? null;
  const entries = headerValues(headers, 'history-info');
  const desk = readNumbers(entries.slice(-1), country)[0];
  if (desk === undefined) return null;
  const others = readNumbers(entries, country).filter((number) => numberKey(number) !== numberKey(desk));
  return others.at(-1) ?? null;
}

function readNumbers(entries: readonly NameAddr[], country: string): readonly CallerNumber[] {
  return entries
    .filter((entry) => !isPrivate(entry))
    .map((entry) => understandNumber(entry.uri, country))
    .filter((number) => number.kind !== 'withheld');
}

/** Diversion says `;privacy=full` (RFC 5806 section 4), History-Info `?Privacy=history` within its address (RFC 7044 section 10.1). */
function isPrivate(entry: NameAddr): boolean {
  return (
    entry.params.some((param) => param.name === 'privacy' && /^(?:full|uri)$/i.test(param.value)) ||
    /[?&]privacy=(?:history|id|header)/i.test(entry.uri)
  );
}
