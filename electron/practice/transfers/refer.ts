import { failed, ok, type Result } from '#core/support/result.ts';
import { uriOf } from '../sip/address.ts';
import type { DialogNames } from '../sip/dialog.ts';
import { headersOf, type SipRequest } from '../sip/message.ts';

/** What a REFER asks for. */
export interface Referral {
  /** Request-URI of the call to be made, without the headers in it. */
  readonly target: string;
  /** The dialog to be replaced by that call (RFC 3891); null in a blind transfer. */
  readonly replaces: DialogNames | null;
}

/**
 * Reads Refer-To (RFC 3515 section 2.1: exactly one). Headers stand in its address, escaped, after a question mark
 * (RFC 3261 section 19.1.1).
 */
export function readRefer(request: SipRequest): Result<Referral, 'bad-refer-to'> {
  const [referTo, ...more] = headersOf(request, 'refer-to');
  if (referTo === undefined || more.length > 0) return failed('bad-refer-to');
  const [target = '', headers = ''] = uriOf(referTo).split('?', 2);
  if (!/^(?:sips?|tel):\S/i.test(target)) return failed('bad-refer-to');
  const escaped = headers.split('&').find((header) => /^replaces=/i.test(header));
  if (escaped === undefined) return ok({ target, replaces: null });
  const replaces = readReplaces(escaped.slice(escaped.indexOf('=') + 1));
  return replaces === null ? failed('bad-refer-to') : ok({ target, replaces });
}

/** RFC 3891 section 6.1: Call-ID;to-tag=...;from-tag=... */
function readReplaces(escaped: string): DialogNames | null {
  let text = '';
  try {
    text = decodeURIComponent(escaped);
  } catch {
    return null;
  }
  const [callId = '', ...parameters] = text.split(';').map((part) => part.trim());
  const named = (name: string) =>
    parameters.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const [toTag, fromTag] = [named('to-tag'), named('from-tag')];
  return callId === '' || !toTag || !fromTag ? null : { callId, toTag, fromTag };
}
