import { parsePhoneNumberFromString as parsePhoneNumber } from 'libphonenumber-js/max';
import { type Result, failed, ok } from '../support/result.ts';
import type { CrmSettings } from './settings.ts';

/** What is sent to the CRM for one number. */
export interface CrmQuestion {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** null: none. */
  readonly body: string | null;
}

export type CrmTemplateFault =
  /** Neither http nor https, or no address at all. */
  | 'bad-address'
  /** A name or password in the address: they belong into a header, which is kept as a secret. */
  | 'password-in-address'
  /** The number stands nowhere. */
  | 'no-number';

const places = /\{(number|digits|national)\}/g;
const anyPlace = /\{(?:number|digits|national)\}/;

/** What is wrong with a template; null for nothing. */
export function faultOfTemplate({
  url,
  method,
  body,
}: Pick<CrmSettings, 'url' | 'method' | 'body'>): CrmTemplateFault | null {
  if (!anyPlace.test(url) && !(method === 'POST' && anyPlace.test(body))) return 'no-number';
  const address = addressOf(url.replace(places, '0'));
  if (address === null || !/^https?:$/.test(address.protocol)) return 'bad-address';
  // Who is asked must not depend on who calls.
  if (anyPlace.test(/^\w+:\/\/[^/?#]*/.exec(url)?.[0] ?? '')) return 'bad-address';
  return address.username === '' && address.password === '' ? null : 'password-in-address';
}

/** The question for a number (E.164 with plus): percent-encoded in the address, as it is in a body, where digits and plus are harmless. */
export function crmQuestion(settings: CrmSettings, e164: string): Result<CrmQuestion, CrmTemplateFault> {
  const fault = faultOfTemplate(settings);
  if (fault !== null) return failed(fault);
  const says = { number: e164, digits: e164.replace(/\D/g, ''), national: nationalDigits(e164) };
  const put = (text: string, encode: (value: string) => string): string =>
    text.replace(places, (_all, name: keyof typeof says) => encode(says[name]));
  const { method, body } = settings;
  const headers = [...settings.headers];
  const has = (name: string): boolean => headers.some((header) => header.name.toLowerCase() === name);
  if (!has('accept')) headers.push({ name: 'Accept', value: 'application/json' });
  const sent = method === 'POST' && body !== '' ? put(body, (value) => value) : null;
  if (sent !== null && !has('content-type')) headers.push({ name: 'Content-Type', value: 'application/json' });
  return ok({ url: put(settings.url, encodeURIComponent), method, headers, body: sent });
}

/** As it is dialled within its country: with the trunk 0 where there is one, nothing but digits. */
function nationalDigits(e164: string): string {
  return parsePhoneNumber(e164, { extract: false })?.formatNational().replace(/\D/g, '') ?? e164.replace(/\D/g, '');
}

/** The parts of an address, without the platform's URL, which core does not have. */
function addressOf(
  url: string,
): { readonly protocol: string; readonly username: string; readonly password: string } | null {
  const parts =
    /^([a-z][a-z0-9+.-]*:)\/\/(?:([^/?#@]*)@)?([^/?#@\s:]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(url);
  if (parts === null) return null;
  const [username = '', password = ''] = (parts[2] ?? '').split(':');
  return { protocol: (parts[1] ?? '').toLowerCase(), username, password };
}
