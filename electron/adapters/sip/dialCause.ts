import type { EndCause } from '#core/call/end.ts';
import { type Progress, codeOfRefusal } from '#core/causes/causeOf.ts';
import { type Answered, reasonsOf } from './cause.ts';

/** Why a call that the desk dialled was not taken. */
export function causeOfRefusal(message: Answered, progress: Progress): EndCause {
  const status = message.statusCode ?? 500;
  const { q850 } = reasonsOf(message);
  // sip.js itself makes up the answer to a request that nobody answers (RFC 3261 section 8.1.3.1).
  if (message.getHeaders('via').length === 0) return { by: 'network', status, q850, code: 'unreachable' };
  return { by: 'caller', status, q850, code: codeOfRefusal(status, q850, progress) };
}
