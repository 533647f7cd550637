import type { RawHeader } from '#core/caller/identity.ts';
import { boundHeader } from '#core/caller/nameAddr.ts';
import type { Header } from './frame.ts';

/** Headers from which the desk concludes who is calling, for whom and about what; spelled as their RFCs do. */
const identityNames: ReadonlyMap<string, string> = new Map([
  ['from', 'From'],
  ['to', 'To'],
  ['p-asserted-identity', 'P-Asserted-Identity'],
  ['remote-party-id', 'Remote-Party-ID'],
  ['diversion', 'Diversion'],
  ['history-info', 'History-Info'],
  ['privacy', 'Privacy'],
  ['call-info', 'Call-Info'],
  ['subject', 'Subject'],
  ['p-called-party-id', 'P-Called-Party-ID'],
  ['identity', 'Identity'],
  ['p-attestation-indicator', 'P-Attestation-Indicator'],
  ['attestation-info', 'Attestation-Info'],
  ['x-attestation-info', 'X-Attestation-Info'],
  ['x-twilio-verstat', 'X-Twilio-VerStat'],
  ['x-verstat', 'X-VerStat'],
  ['x-stir-verstat', 'X-STIR-VerStat'],
  ['x-plivo-stir-verification', 'X-Plivo-Stir-Verification'],
]);

/** What exchanges tell by headers of their own, such as what a caller chose in a menu: the office may have rules for it. */
const furtherNames = new Set(['alert-info', 'organization', 'priority', 'accept-language']);

function isFurther(name: string): boolean {
  return name.startsWith('x-') || furtherNames.has(name);
}

const longestValue = 1_024;
const mostHeaders = 32;
/** Of those of their own: however many there are, they crowd out none that says who calls. */
const mostFurther = 16;

/**
 * In order of arrival, each value as it came; of more than 1,024 characters its beginning and its end, where the address is.
 * An INVITE that was sent to a telephone number has that number last, as Request-URI: some exchanges tell the dialled one so.
 */
export function identityHeaders(headers: readonly Header[], startLine = ''): RawHeader[] {
  const own = headers.filter(({ name }) => !identityNames.has(name) && isFurther(name));
  const kept = new Set(own.slice(0, mostFurther));
  const told = headers.flatMap((header) => {
    const spelled = identityNames.get(header.name) ?? (kept.has(header) ? header.name : undefined);
    return spelled === undefined
      ? []
      : [{ name: spelled, value: boundHeader(header.value, longestValue).toWellFormed() }];
  });
  const target = /^INVITE\s+((?:sips?|tel):\+?\d{7,15}(?:[@;]\S{0,256})?)\s/i.exec(startLine)?.[1];
  return [...told.slice(0, mostHeaders), ...(target === undefined ? [] : [{ name: 'Request-URI', value: target }])];
}
