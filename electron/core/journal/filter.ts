import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { Outcome } from '../call/end.ts';
import { DeviationKinds } from '../deviations/deviation.ts';

/** Calendar day at the desk, ISO 8601. */
export const JournalDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Milliseconds: at least `from`, less than `below`; null: open. */
const Length = z.strictObject({ fromMs: z.number().min(0).nullable(), belowMs: z.number().min(0).nullable() });
export type Length = z.infer<typeof Length>;

const most = 200;
/** So many single calls can be named; more are said better by what they have in common. */
export const mostCalls = 1_000;
/** As long as a hostile dialled number may be that still has calls to be shown. */
const longest = 1_100;

/**
 * Which calls are wanted, as data: for lists, counts, groups, saved views and exports alike. What is left out restricts
 * nothing, neither does an empty list; all that is given must be true of a call, of a list one.
 */
export const JournalFilter = z.strictObject({
  /** Words to be found in name, company, number, topic, essence or whom it went to, in any script. */
  text: z.string().max(200).exactOptional(),
  /** Calls that came from one day to another, both whole. */
  period: z.strictObject({ from: JournalDay, until: JournalDay }).exactOptional(),
  classes: z.array(CallerClass).max(most).exactOptional(),
  /** As in `JournalEntry.topic`; '' for calls without one. */
  topics: z.array(z.string().max(longest)).max(most).exactOptional(),
  outcomes: z.array(Outcome).max(20).exactOptional(),
  /** Somebody at the desk, or of those whom it dialled, answered: also in a call that was interrupted, or lasts. */
  answered: z.boolean().exactOptional(),
  direction: z.enum(['in', 'out']).exactOptional(),
  /** Ids of employees who took the call from the desk. */
  employees: z.array(z.string().max(longest)).max(most).exactOptional(),
  /** As in `JournalEntry.dialled`; '' where the exchange did not tell. */
  dialled: z.array(z.string().max(longest)).max(most).exactOptional(),
  /** Digits that stand together anywhere in the other side's number; what is not a digit does not count. */
  number: z.string().max(40).exactOptional(),
  /** How long was talked. A call that lasts has no length yet. */
  talk: Length.exactOptional(),
  /** How long the other side waited for an answer, or until it gave up; as `talk`. One that rings has no length yet. */
  wait: Length.exactOptional(),
  /** It went otherwise than its playbook says: in any way, or in one of these. */
  deviations: z.union([z.literal('any'), z.array(DeviationKinds).max(20)]).exactOptional(),
  /** Somebody is still to be called back. */
  openCallback: z.literal(true).exactOptional(),
  /** These calls alone, by their ids; those that are not there are left out. */
  calls: z.array(z.string().max(100)).min(1).max(mostCalls).exactOptional(),
});
export type JournalFilter = z.infer<typeof JournalFilter>;
