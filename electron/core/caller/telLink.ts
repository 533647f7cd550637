import { withoutSeparators } from './dialled.ts';

/** Longer than any number that is dialled. */
const longest = 40;

/**
 * What a telephone link of another program asks to be dialled: `tel:` (RFC 3966), `callto:` as mail programs write it, or a
 * sip: address whose user is a number. Null for anything else. Parameters are left out: an extension behind a number is
 * dialled when somebody answers, and a local number's context (RFC 3966 section 5.1.5) cannot be put before it by rule.
 */
export function numberOfLink(link: string): string | null {
  const [, scheme = '', rest = ''] = /^\s*(tel|callto|sips?):(?:\/\/)?([^\s;?]{1,200})/i.exec(link) ?? [];
  const written = /^sips?$/i.test(scheme) ? (rest.split('@')[0] ?? '') : rest;
  const number = withoutSeparators(decoded(written) ?? '');
  return number.length <= longest && /^\+?[0-9*#]+$/.test(number) ? number : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
