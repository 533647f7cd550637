import { z } from 'zod';
import { Lamp } from '../call/lamp.ts';
import { CallLine } from '../call/line.ts';

/**
 * Whether an employee is at work now, by the hours of the office, the employee's own and known absences; and, where these
 * speak for it, what she says of herself at the exchange: only that is `meeting`, `away` or `do-not-disturb`.
 */
export const Presence = z.object({
  state: z.enum(['here', 'lunch', 'off-hours', 'absent', 'meeting', 'away', 'do-not-disturb']),
  /** Epoch milliseconds when it changes next; null: not known, or not within a fortnight. */
  until: z.number().nullable(),
  /** The office's own word for an absence, or hers; '' for none. */
  note: z.string(),
});
export type Presence = z.infer<typeof Presence>;

/** An employee as the page sees her. */
export const EmployeeView = z.object({
  employeeId: z.string(),
  name: z.string(),
  department: z.string(),
  /** Short number at the PBX; '' for somebody without a telephone there. */
  extension: z.string(),
  /** At whose exchange that is; null: the first line's. */
  line: CallLine.nullable(),
  /** '' for none. */
  mobile: z.string(),
  lamp: Lamp,
  presence: Presence,
});
export type EmployeeView = z.infer<typeof EmployeeView>;

/** What an employee is doing, in one word, as a call is about to be given to her. */
export const Standing = z.enum([
  'free',
  'unknown',
  'ringing',
  'busy',
  'away',
  'meeting',
  'do-not-disturb',
  'lunch',
  'off-hours',
  'absent',
  'no-telephone',
]);
export type Standing = z.infer<typeof Standing>;

/** Somebody whom the rules name for a caller, before it is asked who is free. */
export const TargetRule = z.object({
  employeeId: z.string(),
  why: z.discriminatedUnion('kind', [
    /** Looks after this contact. */
    z.object({ kind: z.literal('responsible') }),
    /** The dialled number is hers. */
    z.object({ kind: z.literal('number-owner') }),
    /** `place`: from 0, in the playbook's order. */
    z.object({ kind: z.literal('playbook'), place: z.int() }),
    /** The call is urgent; `place` as above. */
    z.object({ kind: z.literal('urgent'), place: z.int() }),
    /** Stands in for an employee named by another rule. */
    z.object({ kind: z.literal('deputy'), of: z.string() }),
  ]),
  /** The topics it is for; empty: for every topic, and while none is noted. */
  topics: z.array(z.string()),
});
export type TargetRule = z.infer<typeof TargetRule>;
