import type { CauseCode } from '../call/end.ts';
import { q850Causes } from './q850.ts';
import { sipStatuses } from './sipStatus.ts';

const byStatus = new Map(sipStatuses.map((row) => [row.status, row]));
const byQ850 = new Map(q850Causes.map((row) => [row.cause, row.code]));

/** How far a dialled call had come before it was refused. */
export interface Progress {
  /** A 180 came. */
  readonly rang: boolean;
  /** A 181 came: it was forwarded. */
  readonly forwarded: boolean;
}

/** A status that no document defines counts as the first of its class (RFC 3261 section 8.1.3.2). */
function rowOf(status: number) {
  return byStatus.get(status) ?? byStatus.get(Math.floor(status / 100) * 100);
}

const nobodyThere: ReadonlySet<number> = new Set([408, 480, 487]);
/** Says only that it is over. */
const saysNothing: ReadonlySet<CauseCode> = new Set(['hung-up', 'elsewhere', 'other']);

/** Why a dialled call was not taken. A Q.850 cause counts where the status is one that gateways send for many causes. */
export function codeOfRefusal(status: number, q850: number | null, { rang, forwarded }: Progress): CauseCode {
  const row = rowOf(status);
  const told = q850 === null ? undefined : byQ850.get(q850);
  const detail = told === undefined || saysNothing.has(told) ? null : told;
  if (row === undefined) return detail ?? 'other';
  if (detail !== null && row.weak === true && detail !== 'not-answered-in-time' && detail !== 'timed-out')
    return detail;
  if (nobodyThere.has(status) && forwarded) return 'forwarded-unanswered';
  if (nobodyThere.has(status) && (rang || detail === 'not-answered-in-time' || detail === 'timed-out'))
    return 'not-answered-in-time';
  return row.weak === true ? (detail ?? row.code) : row.code;
}

/** Reasons for which a person, or the exchange in good order, ends a call. */
const usual: ReadonlySet<CauseCode> = new Set(['hung-up', 'elsewhere', 'other', 'busy', 'declined', 'blocked']);

/** A call that was talked on ended by BYE: by the person, or because something broke (RFC 3326). */
export function codeOfBye(sip: number | null, q850: number | null): 'hung-up' | 'cut-off' {
  const told = q850 === null ? undefined : byQ850.get(q850);
  if (told !== undefined) return usual.has(told) ? 'hung-up' : 'cut-off';
  return sip === 408 || (sip !== null && sip >= 500 && sip < 600) ? 'cut-off' : 'hung-up';
}

/** A ringing call was taken back by CANCEL, or by a BYE before the answer. */
export function codeOfCancel(
  sip: number | null,
  q850: number | null,
): 'gave-up' | 'elsewhere' | 'declined-elsewhere' | 'not-answered-in-time' | 'cut-off' {
  if (sip === 200 || q850 === 26) return 'elsewhere';
  if (sip === 408 || sip === 480) return 'not-answered-in-time';
  if (sip === 600 || sip === 603 || sip === 607) return 'declined-elsewhere';
  const told = (q850 === null ? undefined : byQ850.get(q850)) ?? 'hung-up';
  if (told === 'not-answered-in-time' || told === 'timed-out') return 'not-answered-in-time';
  if (told === 'busy' || told === 'declined') return 'declined-elsewhere';
  if (!usual.has(told)) return 'cut-off';
  return sip !== null && sip >= 500 && sip < 600 ? 'cut-off' : 'gave-up';
}
