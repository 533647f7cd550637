import { type Param, readParams } from './nameAddr.ts';

/** The parts of a sip:, sips: or tel: URI that say who is calling. */
export interface Address {
  /** User part without parameters and password, escapes undone; the number of a tel: URI. '' if the URI has none. */
  readonly user: string;
  /** In lower case, with port and IPv6 brackets as they came; '' for tel: and bare numbers. */
  readonly host: string;
  /** Those of the user part (`;verstat`, `;ext`) and those of the URI. */
  readonly params: readonly Param[];
}

const scheme = /^\s*<?\s*(?:(sips?|tel):)?\s*/i;
const dialable = /^\+?[\d\s().-]+$/;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** RFC 3261 section 19.1 and RFC 3966, tolerant: spaces, '#' and unescaped letters in the user part, a missing scheme or host. */
export function readAddress(uri: string): Address {
  const matched = scheme.exec(uri);
  const kind = matched?.[1]?.toLowerCase() ?? '';
  const rest = uri.slice(matched?.[0].length ?? 0).replace(matched?.[0].includes('<') ? />\s*$/ : '', '');
  const at = rest.indexOf('@');
  if (kind === 'tel' || (at === -1 && kind === '')) return fromUser(rest, '', []);
  if (at === -1) {
    // A host alone names nobody, except where a number was written in its place: sip:380675550914
    const host = beforeParams(rest);
    return dialable.test(host) && !ipv4.test(host)
      ? fromUser(rest, '', [])
      : { user: '', host: host.toLowerCase(), params: readParams(rest) };
  }
  const hostPart = (rest.slice(at + 1).split('?', 1)[0] ?? '').trim();
  return fromUser(rest.slice(0, at), beforeParams(hostPart).toLowerCase(), readParams(hostPart));
}

function fromUser(userPart: string, host: string, params: readonly Param[]): Address {
  const plain = beforeParams(userPart);
  const user = host === '' ? plain : (plain.split(':', 1)[0] ?? '');
  return { user: unescape(user).trim(), host, params: [...readParams(userPart), ...params] };
}

function beforeParams(text: string): string {
  return (text.split(';', 1)[0] ?? '').trim();
}

/** Percent escapes of RFC 3261 section 25.1; broken ones stay as they are. */
function unescape(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
