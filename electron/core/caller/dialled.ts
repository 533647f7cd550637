import { type CallerNumber, type Identity, saysNothing } from './identity.ts';
import { understandNumber } from './number.ts';

/** A number that the desk is to call. */
export interface Dialled {
  /** As the PBX is asked for it: E.164 with plus, an extension, a feature code, or a sip: URI. */
  readonly number: string;
  /** Who is called, as far as the number tells: what the card is made of. */
  readonly identity: Identity;
}

/** Feature codes of a PBX: *97, #31#0441234567. */
const featureCode = /^[*#\d]{2,32}$/;
const address = /^sips?:[^\s<>"@]+@[^\s<>"@]+$/i;

/** What people write between the digits (RFC 3966 section 5.1.1), and the slash of German numbers. */
const separators = /[\s().\-/]/g;

export function withoutSeparators(number: string): string {
  return number.replaceAll(separators, '');
}

/** A number as a person wrote it, or copied it from somewhere; null for what cannot be dialled. `country`: ISO 3166 alpha-2. */
export function dialledFrom(text: string, country: string): Dialled | null {
  const written = text.trim();
  const digits = withoutSeparators(written);
  const known = understandNumber(written, country);
  if (address.test(written)) return { number: written, identity: identityOf(known) };
  if (known.kind === 'public' && known.e164 !== null) return { number: known.e164, identity: identityOf(known) };
  if (known.kind === 'internal') return { number: known.shown, identity: identityOf(known) };
  return featureCode.test(digits) ? { number: digits, identity: identityOf({ ...internal, shown: digits }) } : null;
}

const internal: CallerNumber = { e164: null, shown: '', kind: 'internal', country: null };

function identityOf(number: CallerNumber): Identity {
  return { ...saysNothing, number };
}
