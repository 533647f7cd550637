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
const dialable = /^\+*[\d\s().,/\u2010-\u2015-]+$/;

/**
 * A number out of a sip:, sips: or tel: URI, or as a person wrote it. `country`: ISO 3166 alpha-2 of the desk, for national numbers;
 * an unknown country leaves only international ones. Never throws; understanding `shown` or `e164` again gives the same number.
 */
export function understandNumber(raw: string, country: string): CallerNumber {
  const address = readAddress(boundHeader(raw, longestAddress));
  const user = plainUser(address.user);
  if (user === '' || isAnonymousHost(address.host) || saysWithheld(user)) return withheldNumber;
  if (!dialable.test(user)) return unusable(user);
  const digits = user.replace(/\D/g, '');
  if (digits === '') return unusable(user);
  const international = user.startsWith('+');
  if (!international && digits.length <= longestInternal)
    return { e164: null, shown: digits, kind: 'internal', country: null };
  return understandDigits(user, digits, international, country, phoneContext(address)) ?? unusable(user);
}

/** The key of a number in journal and history: E.164, extension or SIP user; '' when withheld. */
export function numberKey(number: CallerNumber): string {
  return number.e164 ?? number.shown;
}

function understandDigits(
  user: string,
  digits: string,
  international: boolean,
  country: string,
  context: string,
): CallerNumber | null {
  // Some exchanges put a plus before every number, also before 00 and a trunk 0.
  const prefixed = /^00[1-9]/.test(digits);
  const written = prefixed ? user.replace(/^[^\d]*0[^\d]*0/, '+') : user.replace(/^\++/, '+');
  if (international && !digits.startsWith('0')) return fromE164(`+${digits}`, written);
  if (prefixed) {
    const number = parsePhoneNumber(written, { extract: false });
    if (number?.isValid() === true) return toCallerNumber(number);
  }
  if (context !== '') {
    const number = parsePhoneNumber(context + digits, { extract: false });
    if (number?.isValid() === true) return toCallerNumber(number);
  }
  return understandNational(user.replace(/^\++/, ''), digits, country, context);
}

/** National form first, then E.164 whose plus was lost on the way, then a number newer than the numbering plan known here. */
function understandNational(user: string, digits: string, country: string, context: string): CallerNumber | null {
  const desk = country.toUpperCase();
  const national = parsePhoneNumber(
    user,
    context !== ''
      ? { defaultCallingCode: context.slice(1), extract: false }
      : isSupportedCountry(desk)
        ? { defaultCountry: desk, extract: false }
        : { extract: false },
  );
  if (national?.isValid() === true) return toCallerNumber(national);
  if (!digits.startsWith('0')) {
    const complete = parsePhoneNumber(`+${digits}`, { extract: false });
    if (complete?.isValid() === true) return toCallerNumber(complete);
  }
  return national?.isPossible() === true ? fromE164(national.number, national.number) : null;
}

/** The network said E.164: believed in any possible length, also of a country whose plan is not known. */
function fromE164(e164: string, written: string): CallerNumber | null {
  const number = parsePhoneNumber(written, { extract: false });
  if (number?.isPossible() === true) return toCallerNumber(number);
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
