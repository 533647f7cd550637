import type { EndCause } from '#core/call/end.ts';
import { type Answered, reasonsOf } from './cause.ts';

type Code = EndCause['code'];

/** Statuses that say it all (RFC 3261 section 21). */
const decisive: ReadonlyMap<number, Code> = new Map([
  [486, 'busy'],
  [600, 'busy'],
  [603, 'declined'],
  // Unwanted, Rejected (RFC 8197, RFC 8688): by the target's machinery, but refused all the same.
  [607, 'declined'],
  [608, 'declined'],
  [404, 'no-such-number'],
  [484, 'no-such-number'],
  [485, 'no-such-number'],
  [604, 'no-such-number'],
  [415, 'media-failed'],
  [488, 'media-failed'],
  [606, 'media-failed'],
  [408, 'not-answered-in-time'],
  [487, 'not-answered-in-time'],
]);

/** Q.850 causes that tell more than a 480 or a 503: from the telephone network, passed on by a gateway. */
const fromTheNetwork: ReadonlyMap<number, Code> = new Map([
  [1, 'no-such-number'],
  [28, 'no-such-number'],
  [17, 'busy'],
  [21, 'declined'],
  [18, 'not-answered-in-time'],
  [19, 'not-answered-in-time'],
  [102, 'not-answered-in-time'],
]);

/** Why a call that the desk dialled was not taken; `rang`: the other side had told of a 180. */
export function causeOfRefusal(message: Answered, rang: boolean): EndCause {
  const status = message.statusCode ?? 500;
  const { q850 } = reasonsOf(message);
  // sip.js itself makes up the answer to a request that nobody answers (RFC 3261 section 8.1.3.1).
  const by = message.getHeaders('via').length === 0 ? 'network' : 'caller';
  const detail = q850 === null ? undefined : fromTheNetwork.get(q850);
  const usual: Code = status === 480 && rang ? 'not-answered-in-time' : 'unreachable';
  return { by, status, q850, code: decisive.get(status) ?? detail ?? usual };
}
