import { token } from './address.ts';
import type { Challenger } from './digest.ts';
import type { Link } from './door.ts';
import { headerOf, type SipRequest, writeResponse } from './message.ts';

/**
 * Whether the desk has shown who it is, for a request that opens a dialog; else it is challenged, as by any exchange
 * that lets calls through (407, RFC 3261 section 22.3).
 */
export function isAdmitted(challenger: Challenger, link: Link, request: SipRequest): boolean {
  const verdict = challenger.check(request.method, request.uri, headerOf(request, 'proxy-authorization'));
  if (verdict === 'accepted') return true;
  const challenge = ['Proxy-Authenticate', challenger.challenge(verdict === 'stale')] as const;
  link.send(writeResponse(request, 407, 'Proxy Authentication Required', token(), [challenge]));
  return false;
}
