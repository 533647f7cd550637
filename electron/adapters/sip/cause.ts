import type { EndCause } from '#core/call/end.ts';
import { codeOfBye, codeOfCancel } from '#core/causes/causeOf.ts';
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

/** The caller, or the PBX for the caller, took the call back before it was answered. */
export function causeOfCancel(request: Request): EndCause {
  const { sip, q850 } = reasonsOf(request);
  const code = codeOfCancel(sip, q850);
  const byNetwork = code === 'not-answered-in-time' || code === 'cut-off';
  return { by: byNetwork ? 'network' : 'caller', status: 487, q850, code };
}

export function causeOfBye(request: Request): EndCause {
  const { sip, q850 } = reasonsOf(request);
  const code = codeOfBye(sip, q850);
  return { by: code === 'cut-off' ? 'network' : 'caller', status: null, q850, code };
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
