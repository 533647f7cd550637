import {
  isSupportedCountry,
  parsePhoneNumberFromString as parsePhoneNumber,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { type Address, readAddress } from './address.ts';
import { cleanName } from './cleanText.ts';
import type { CallerNumber } from './identity.ts';
import { boundHeader } from './nameAddr.ts';
import { isAnonymousHost, saysWithheld } from './withheld.ts';

export const withheldNumber: CallerNumber = { e164: null, shown: '', kind: 'withheld', country: null };

const longestAddress = 1024;
const longestShown = 64;
/** Extensions of a PBX; no public number of the desk's countries is so short. */
const longestInternal = 6;
/** With its plus (ITU-T E.164 section 6). Some countries' plans go beyond it. */
const longestE164 = 16;
const extension = /^([+\d\s()./-]{7,60}?)[\s,;]{0,3}(?:ext(?:ension)?|x|доб|вн|تحويلة)[.:\s]{0,3}(\d{1,7})\s*$/i;
const dialable = /^\+*[\d\s()./\u2010-\u2015-]+$/;

/**
 * A number out of a sip:, sips: or tel: URI, or as a person wrote it. `country`: ISO 3166 alpha-2 of the desk, for national numbers;
 * an unknown country leaves only international ones. Never throws; understanding `shown` or `e164` again gives the same number.
 */
export function understandNumber(raw: string, country: string): CallerNumber {
  const read = readNumber(raw, country);
  if (read === null) return withheldNumber;
  if (!('number' in read)) return read;
  return toCallerNumber(read);
}

/**
 * The same of a number for dialling alone, without the work of showing it. `internal`: a short number of the PBX; null: none
 * that could be dialled from outside.
 */
export function e164Of(raw: string, country: string): { readonly e164: string } | 'internal' | null {
  const read = readNumber(raw, country);
  if (read === null) return null;
  if ('number' in read) return { e164: read.number };
  if (read.kind === 'internal') return 'internal';
  return read.e164 === null ? null : { e164: read.e164 };
}

/** null: withheld. */
function readNumber(raw: string, country: string): PhoneNumber | CallerNumber | null {
  const address = readAddress(boundHeader(withoutExtension(raw), longestAddress));
  const user = plainUser(address.user);
  if (user === '' || isAnonymousHost(address.host) || saysWithheld(user)) return null;
  if (!dialable.test(user)) return unusable(user);
  const digits = user.replace(/\D/g, '');
  if (digits === '') return unusable(user);
  const international = user.startsWith('+');
  if (!international && digits.length <= longestInternal)
    return { e164: null, shown: digits, kind: 'internal', country: null };
  return understandDigits(digits, international, country, phoneContext(address)) ?? unusable(user);
}

/**
 * What is dialled behind a number once somebody has answered ("ext. 12", "x12", "доб. 12") says nothing of whose number
 * it is: left out, where a whole number stands before it. `ext` as a parameter (RFC 3966 section 3) is left out likewise.
 */
function withoutExtension(written: string): string {
  const [, number = '', digits = ''] = extension.exec(written) ?? [];
  return digits !== '' && number.replace(/\D/g, '').length > longestInternal ? number : written;
}

/** The key of a number in journal and history: E.164, extension or SIP user; '' when withheld. */
export function numberKey(number: CallerNumber): string {
  return number.e164 ?? number.shown;
}

function understandDigits(
  digits: string,
  international: boolean,
  country: string,
  context: string,
): PhoneNumber | CallerNumber | null {
  // Some exchanges put a plus before every number, also before 00 and a trunk 0.
  if (international && !digits.startsWith('0')) return fromE164(`+${digits}`);
  const national = parseNational(digits, country);
  return (
    (/^00[1-9]/.test(digits) ? ifValid(parse(`+${digits.slice(2)}`)) : null) ??
    (context === '' ? null : ifValid(parse(context + digits))) ??
    ifValid(national) ??
    // E.164 whose plus was lost on the way.
    (digits.startsWith('0') ? null : ifValid(parse(`+${digits}`))) ??
    // A number newer than the numbering plan known here.
    (national?.isPossible() === true ? fromE164(national.number) : null)
  );
}

function ifValid(number: PhoneNumber | undefined): PhoneNumber | null {
  return number?.isValid() === true && number.number.length <= longestE164 ? number : null;
}

function parseNational(digits: string, country: string): PhoneNumber | undefined {
  const desk = country.toUpperCase();
  return isSupportedCountry(desk) ? parsePhoneNumber(digits, { defaultCountry: desk, extract: false }) : undefined;
}

function parse(e164: string): PhoneNumber | undefined {
  return parsePhoneNumber(e164, { extract: false });
}

/** The network said E.164: believed in any possible length, also of a country whose plan is not known. */
function fromE164(e164: string): PhoneNumber | CallerNumber | null {
  const number = parse(e164);
  const valid = ifValid(number);
  if (valid !== null) return valid;
  if (number?.isPossible() === true && number.number === e164 && e164.length <= longestE164) return number;
  return /^\+[1-9]\d{6,14}$/.test(e164) ? { e164, shown: e164, kind: 'public', country: null } : null;
}

function toCallerNumber(number: PhoneNumber): CallerNumber {
  const international = number.formatInternational();
  return {
    e164: number.number,
    // Ukrainians write the last four digits in pairs; the numbering plan's formats do not know it.
    shown: number.countryCallingCode === '380' ? international.replace(/(\d\d)(\d\d)$/, '$1 $2') : international,
    kind: 'public',
    country: number.country ?? null,
  };
}

function unusable(user: string): CallerNumber {
  return { e164: null, shown: user, kind: 'unusable', country: null };
}

/** RFC 3966 section 5.1.5: the part of a global number that a local one lacks; '' for none or a domain. */
function phoneContext(address: Address): string {
  const context = address.params.find((param) => param.name === 'phone-context')?.value ?? '';
  return /^\+[\d().-]+$/.test(context) ? `+${context.replace(/\D/g, '')}` : '';
}

/** Harmless, digits of other scripts as ASCII, and no address within the address, so that what is shown is understood alike again. */
function plainUser(user: string): string {
  let plain = user;
  for (;;) {
    const next = readAddress(asciiDigits(cleanName(plain)).slice(0, longestShown)).user;
    if (next === plain) return plain;
    plain = next;
  }
}

function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19\uFF0B]/g, (sign) =>
    sign === '\uFF0B' ? '+' : String(sign.charCodeAt(0) & 0xf),
  );
}
