import { cleanLine, cleanName } from './cleanText.ts';
import { headerValues } from './headers.ts';
import type { RawHeader } from './identity.ts';

/** What the caller's side says of itself and of why it calls; harmless text, '' for what is not said. */
export interface CallInfo {
  /** At most 120 characters; senders are asked for 64. */
  readonly reason: string;
  readonly name: string;
  readonly company: string;
}

export const saysNoMore: CallInfo = { reason: '', name: '', company: '' };

/** The token of RFC 9796, and that of its drafts. */
const cardPurposes: ReadonlySet<string> = new Set(['jcard', 'rcd-jcard']);
const longestReason = 120;

/**
 * Reason and jCard (RFC 7095) of Call-Info (RFC 3261 section 20.9, RFC 9796 sections 5 and 6). A card counts where it stands in
 * the header itself (`data:`): pictures, pages and cards elsewhere are never fetched, for an INVITE may not make the desk open
 * a stranger's address while it rings. Whether any of it is believed is the caller's of this to say. Never throws.
 */
export function readCallInfo(headers: readonly RawHeader[]): CallInfo {
  const entries = headerValues(headers, 'call-info');
  const paramOf = (params: (typeof entries)[number]['params'], name: string): string =>
    params.find((param) => param.name === name)?.value ?? '';
  const reasons = entries.map(({ params }) => cleanLine(paramOf(params, 'call-reason'), longestReason));
  const cards = entries
    .filter(({ params }) => cardPurposes.has(paramOf(params, 'purpose').toLowerCase()))
    .flatMap(({ uri }) => cardIn(uri) ?? []);
  return {
    reason: reasons.find((reason) => reason !== '') ?? '',
    name: cleanName(cards[0]?.name ?? ''),
    company: cleanName(cards[0]?.company ?? ''),
  };
}

/** The jCard of a data URI (RFC 2397); null for none that can be read. */
function cardIn(uri: string): Pick<CallInfo, 'name' | 'company'> | null {
  const [, type, content = ''] = /^data:([^,]*),([^]*)$/i.exec(uri) ?? [];
  if (type === undefined) return null;
  try {
    const card: unknown = JSON.parse(
      /;\s*base64\s*$/i.test(type) ? utf8Of(content) : decodeURIComponent(content.replaceAll('\\>', '>')),
    );
    return { name: valueOf(card, 'fn'), company: valueOf(card, 'org') };
  } catch {
    // Cut, garbled or no JSON: then it says nothing.
    return null;
  }
}

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 in base64 (RFC 4648 section 4); throws at what is neither. */
function utf8Of(base64: string): string {
  let [bits, held] = [0, 0];
  let escaped = '';
  for (const sign of base64.replace(/=*\s*$/, '')) {
    const digit = digits64.indexOf(sign);
    if (digit === -1) throw new Error('no base64');
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  return decodeURIComponent(escaped);
}

/** Of `["vcard", [[name, parameters, type, value, ...], ...]]`; of a structured value its first part. */
function valueOf(card: unknown, wanted: string): string {
  const properties: unknown = Array.isArray(card) && card[0] === 'vcard' ? card[1] : null;
  if (!Array.isArray(properties)) return '';
  for (const property of properties) {
    if (!Array.isArray(property) || property[0] !== wanted) continue;
    const value: unknown = property[3];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') return first.split(';')[0] ?? '';
  }
  return '';
}
