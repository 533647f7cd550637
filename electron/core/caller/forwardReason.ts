import type { ForwardReason } from './identity.ts';
import type { Param } from './nameAddr.ts';

/** Words of Diversion (RFC 5806 section 4), and what exchanges write for them. */
const words: Readonly<Record<string, ForwardReason>> = {
  'user-busy': 'busy',
  busy: 'busy',
  'no-answer': 'no-answer',
  'no-reply': 'no-answer',
  unconditional: 'always',
  'follow-me': 'always',
  unavailable: 'unavailable',
  'out-of-service': 'unavailable',
  'not-reachable': 'unavailable',
  'do-not-disturb': 'do-not-disturb',
  'time-of-day': 'time-of-day',
  deflection: 'deflected',
  away: 'away',
};

/** The `reason` of a Diversion; `unknown` where it is missing, said to be, or of no known meaning. */
export function readForwardReason(params: readonly Param[]): ForwardReason {
  const reason =
    params
      .find(({ name }) => name === 'reason')
      ?.value.toLowerCase()
      .trim() ?? '';
  return Object.hasOwn(words, reason) ? (words[reason] ?? 'unknown') : 'unknown';
}

/** `cause` in the address where the call went next (RFC 4458 section 2, RFC 7544 section 8). */
const causes: Readonly<Record<string, ForwardReason>> = {
  302: 'always',
  404: 'unavailable',
  408: 'no-answer',
  480: 'deflected',
  486: 'busy',
  487: 'deflected',
  503: 'unavailable',
};

/** The answer that an entry of History-Info got (RFC 7044 section 10.2), as gateways make ISDN's reason of it. */
const answers: Readonly<Record<string, ForwardReason>> = {
  301: 'always',
  302: 'always',
  404: 'unavailable',
  408: 'no-answer',
  410: 'unavailable',
  480: 'no-answer',
  486: 'busy',
  487: 'no-answer',
  503: 'unavailable',
  600: 'busy',
  603: 'deflected',
};

/** ITU-T Q.850 table 1. */
const isdnCauses: Readonly<Record<string, ForwardReason>> = {
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unavailable',
  27: 'unavailable',
};

/** Why the call went on from an entry of History-Info to `next`; both as URIs, with escaped headers as they came. */
export function reasonInHistory(uri: string, next: string): ForwardReason {
  const [, protocol = '', cause = ''] = /[?&]reason=(sip|q\.850)[^&]*?cause(?:=|%3d)(\d{1,3})(?!\d)/i.exec(uri) ?? [];
  const answered = (protocol.toLowerCase() === 'q.850' ? isdnCauses : answers)[cause];
  return answered ?? causes[/;cause=(\d{3})(?!\d)/i.exec(next)?.[1] ?? ''] ?? 'unknown';
}
