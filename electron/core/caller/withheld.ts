import { saysPayphone } from './line.ts';

/** Words that exchanges put in place of a number or a name (RFC 3323 section 4.1, 3GPP TS 24.607, ISDN gateways). */
const words = new Set([
  'anonymous',
  'anonym',
  'blocked',
  'invalid',
  'noname',
  'nonumber',
  'notavailable',
  'null',
  'numberwithheld',
  'outofarea',
  'private',
  'privatenumber',
  'restricted',
  'unavailable',
  'undefined',
  'unknown',
  'unknowncaller',
  'unknownnumber',
  'withheld',
  'анонім',
  'аноним',
  'невідомий',
  'неизвестный',
  'прихованийномер',
  'скрытыйномер',
  'مجهول',
  'رقمخاص',
]);

/** Whether a user part or a display name only says that the caller is not to be known, or that nobody knows. */
export function saysWithheld(text: string): boolean {
  return words.has(text.toLowerCase().replace(/[\s"'_.:/-]+/g, '')) || saysPayphone(text);
}

/** The host that anonymous callers are given (RFC 3323 section 4.1.1.3). */
export function isAnonymousHost(host: string): boolean {
  return /^(?:anonymous|unknown|restricted|unavailable|private|withheld)\.invalid(?::\d+)?$/.test(host);
}
