/** Characters that sip.js reads and writes back unchanged; everything else is left to a stand-in. */
const user = "[A-Za-z0-9_.!~*'()+-]{1,128}";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const topLabel = '[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const host = `(?:(?:${label}\\.){0,16}${topLabel}|${octet}(?:\\.${octet}){3})(?::[0-9]{1,5})?`;
const uriParameter = '[A-Za-z0-9_.-]{1,64}(?:=[A-Za-z0-9_.~:+-]{1,128})?';
const uri = `sips?:(?:${user}@)?${host}(?:;${uriParameter}){0,16}`;
const token = "[A-Za-z0-9.!%*_+`'~-]{1,128}";
const quoted = '"[ !#-\\[\\]-~\\u0080-\\uffff]{0,128}"';

const plainAddress = new RegExp(`^(?:(?:${quoted} ?|(?:${token} ){0,8})<${uri}>|sips?:(?:${user}@)?${host})$`);
const plainParameter = new RegExp(`^${token}(?:=(?:${token}|${quoted}))?$`);
const plainVia = new RegExp(`^SIP/2\\.0/[A-Za-z]{2,8} ${host}((?:;${token}(?:=${token})?){0,16})$`);

export const isPlainToken = (text: string): boolean => new RegExp(`^${token}$`).test(text);
export const isPlainAddress = (text: string): boolean => text.length <= 512 && plainAddress.test(text);
export const isPlainParameter = (text: string): boolean => text.length <= 300 && plainParameter.test(text);
export const isPlainCallId = (text: string): boolean =>
  text.length <= 256 && /^[A-Za-z0-9_.!%*+~-]+(?:@[A-Za-z0-9_.!%*+~-]+)?$/.test(text);
/** With its branch, without which transactions cannot be told apart (RFC 3261 section 17.2.3). */
export const isPlainVia = (text: string): boolean =>
  text.length <= 512 && /;branch=/.test(plainVia.exec(text)?.[1] ?? '');

/** The address of a From, To or Contact and the parameters of the header that follow it. */
export interface AddressParts {
  readonly address: string;
  readonly uri: string;
  readonly parameters: readonly string[];
}

/** Takes even a broken address apart: names without quotes, with a comma or with one quote only are met in the field. */
export function addressParts(value: string): AddressParts {
  const open = openingBracket(value);
  if (open < 0) {
    // Without brackets the parameters are the header's, not the URI's (RFC 3261 section 20.10).
    const [address = '', ...parameters] = splitOutside(value, ';');
    return { address: address.trim(), uri: address.trim(), parameters: parameters.map((text) => text.trim()) };
  }
  const close = value.indexOf('>', open);
  const end = close < 0 ? value.length : close;
  const [, ...parameters] = splitOutside(value.slice(end + 1), ';');
  return {
    address: value.slice(0, end + 1).trim(),
    uri: value.slice(open + 1, end).trim(),
    parameters: parameters.map((text) => text.trim()),
  };
}

function openingBracket(value: string): number {
  const name = /^"(?:[^"\\]|\\.)*"/s.exec(value)?.[0].length ?? 0;
  const withScheme = value.slice(name).search(/<\s*[A-Za-z][A-Za-z0-9+.-]{0,15}:/);
  return withScheme < 0 ? value.indexOf('<', name) : name + withScheme;
}

/** Splits at a separator that stands neither in quotes nor in angle brackets. */
export function splitOutside(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let from = 0;
  let inQuotes = false;
  let inBrackets = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (inQuotes && mark === '\\') at += 1;
    else if (mark === '"') inQuotes = !inQuotes;
    else if (!inQuotes && mark === '<') inBrackets = true;
    else if (!inQuotes && mark === '>') inBrackets = false;
    else if (mark === separator && !inQuotes && !inBrackets) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
