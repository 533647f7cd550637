import { UserAgent, type URI } from 'sip.js';
import { withoutSeparators } from '#core/caller/dialled.ts';

/**
 * Whom the desk means: a sip: URI as it is; a number or an extension at the account's own PBX, with its user part escaped
 * (RFC 3261 section 19.1.2). Null when it cannot be an address.
 */
export function targetUri(dialled: string, domain: string): URI | null {
  const text = dialled.trim().replace(/^tel:/i, '');
  if (text === '' || text.length > 256) return null;
  if (/^sips?:/i.test(text)) return parsed(text);
  const number = withoutSeparators(text);
  if (/^\+?[0-9*#]+$/.test(number)) return parsed(`sip:${escaped(number)}@${domain}`);
  const [user = '', host = domain, ...more] = text.split('@');
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (more.length > 0 || user === '' || /[\s:<>"\u0000-\u001f\u007f]/.test(user)) return null;
  return parsed(`sip:${escaped(user)}@${host}`);
}

/** sip.js reads no bare `#` and throws at a lone `%` (fault 1 of its user part). */
function escaped(user: string): string {
  return encodeURIComponent(user.toWellFormed()).replaceAll('%2B', '+');
}

function parsed(text: string): URI | null {
  try {
    const uri = UserAgent.makeURI(text);
    if (uri === undefined || !/^sips?$/.test(uri.scheme)) return null;
    // Headers have no place in a request line (RFC 3261 section 19.1.1).
    uri.clearHeaders();
    // It is written out again when it is sent, and throws there at what it cannot write.
    return uri.toRaw().length > 0 ? uri : null;
  } catch {
    return null;
  }
}

/** Host, and port if there is one, of the account's address of record. */
export function domainOf(accountUri: string): string {
  const uri = parsed(accountUri);
  if (uri === null) return '';
  return uri.port === undefined ? uri.host : `${uri.host}:${uri.port}`;
}
