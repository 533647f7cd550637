import type { EndCause } from '#core/call/end.ts';
import { splitOutside } from './address.ts';

interface Reasons {
  /** SIP;cause= of a Reason header (RFC 3326), null if none came. */
  readonly sip: number | null;
  readonly q850: number | null;
}

interface Request {
  readonly getHeaders: (name: string) => string[];
}

/** A response, as far as it tells why. */
export interface Answered extends Request {
  readonly statusCode?: number | undefined;
}

/** Q.850: no user responding, no answer from the user, recovery on timer expiry. */
const notAnswered = new Set([18, 19, 102]);

/** The caller, or the PBX for the caller, took the call back before it was answered. */
export function causeOfCancel(request: Request): EndCause {
  const { sip, q850 } = reasonsOf(request);
  if (sip === 200 || q850 === 26) return { by: 'caller', status: 487, q850, code: 'elsewhere' };
  const inTime = !(sip === 408 || sip === 480 || (q850 !== null && notAnswered.has(q850)));
  return { by: inTime ? 'caller' : 'network', status: 487, q850, code: inTime ? 'gave-up' : 'not-answered-in-time' };
}

export function causeOfBye(request: Request): EndCause {
  return { by: 'caller', status: null, q850: reasonsOf(request).q850, code: 'hung-up' };
}

/** Ended without a request of either side: by the desk, by Portico, by the network. */
export function causeBy(by: EndCause['by'], code: EndCause['code'], status: number | null = null): EndCause {
  return { by, status, q850: null, code };
}

/** What the Reason headers say (RFC 3326). */
export function reasonsOf(request: Request): Reasons {
  const values = request.getHeaders('reason').flatMap((value) => splitOutside(value, ','));
  return { sip: causeIn(values, /^\s*sip\s*;/i), q850: causeIn(values, /^\s*q\.850\s*;/i) };
}

function causeIn(values: readonly string[], protocol: RegExp): number | null {
  const value = values.find((text) => protocol.test(text));
  const digits = /;\s*cause\s*=\s*(\d{1,3})(?!\d)/i.exec(value ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The other side knows nothing of the call any more (RFC 3261 section 12.2.1.2, RFC 5057 section 5.1). */
const dialogGone = new Set([404, 408, 410, 416, 480, 481, 482, 483, 484, 485, 502, 604]);
export const isDialogGone = (status: number): boolean => dialogGone.has(status);
