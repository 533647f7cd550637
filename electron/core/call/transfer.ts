import { z } from 'zod';

/**
 * How a caller is handed over. `assisted`: the caller hears music while the desk rings the target, and both are joined
 * when the target answers. `consult`: the desk talks to the target first. `blind`: the caller's phone is told whom to
 * call (RFC 5589 names the last two attended and blind).
 */
export const TransferHow = z.enum(['assisted', 'blind', 'consult']);
export type TransferHow = z.infer<typeof TransferHow>;

export const TransferTarget = z.object({
  /** null for a number that is no employee's. */
  employeeId: z.string().nullable(),
  /** '' for a number that nobody is known by. */
  name: z.string(),
  /** As it is dialled at the PBX: an extension, a code, or a number as E.164. */
  number: z.string(),
  /**
   * Of an employee, where it is not the extension; `park`: nobody's, the caller waits there until picked up; `call`: whom
   * the desk talked to in another call of its own (from 0.5 on; the number is '' where it is withheld).
   */
  at: z.enum(['mobile', 'voicemail', 'park', 'call']).optional(),
});
export type TransferTarget = z.infer<typeof TransferTarget>;

/** What became of a transfer, as the journal counts it. */
export const TransferResult = z.enum([
  /** Caller and target talk; the desk is out. */
  'taken',
  /** The PBX took the caller off the desk without telling whether the target answered. */
  'not-confirmed',
  'busy',
  'no-answer',
  'refused',
  /** Not registered, no such number, no way to it. */
  'unreachable',
  /** The target hung up after having talked to the desk. */
  'target-hung-up',
  'caller-hung-up',
  /** By the receptionist. */
  'taken-back',
  /** The caller's phone or the PBX does not take REFER. */
  'not-allowed',
  /** The caller's phone did not take over the call to the target (RFC 3891): the desk is still connected to both. */
  'not-replaced',
  'failed',
]);
export type TransferResult = z.infer<typeof TransferResult>;

/** Why a transfer did not come about, as far as the telephone can tell. */
export type TransferFailure = Exclude<
  TransferResult,
  'taken' | 'not-confirmed' | 'target-hung-up' | 'caller-hung-up' | 'taken-back'
>;

/**
 *   assisted:  calling --180--> ringing --200--> joining --replaced--> done
 *   consult:   calling --180--> ringing --200--> talking --join asked--> joining --replaced--> done
 *   blind:     joining --NOTIFY 2xx--> done
 *   "hand over now" in calling or ringing makes a consult assisted, and an assisted blind (handOverRinging.ts)
 *   a conference (conference.ts) whose caller has hung up: left, until the target ends too
 *
 * Whatever fails before `done` ends the transfer: the caller is back at the desk with the reason. A target that waits on
 * the line because the two could not be joined makes it a consultation again, with `problem`.
 */
export const TransferView = z.object({
  how: TransferHow,
  target: TransferTarget,
  stage: z.enum(['calling', 'ringing', 'talking', 'joining', 'done', 'left']),
  /** Whom the desk is connected to in a consultation; the other one hears music. `both`: a conference. */
  hears: z.enum(['target', 'caller', 'both', 'nobody']),
  /** Epoch milliseconds, when the stage began. */
  since: z.number(),
  /** Why the two could not be joined; null as long as all goes well. */
  problem: z.enum(['not-allowed', 'not-replaced', 'failed']).nullable(),
});
export type TransferView = z.infer<typeof TransferView>;

/** A transfer that came back: who did not take the call, and why. */
export const ReturnedView = z.object({
  target: TransferTarget,
  how: TransferHow,
  result: TransferResult,
  at: z.number(),
});
export type ReturnedView = z.infer<typeof ReturnedView>;
