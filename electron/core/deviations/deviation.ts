import { z } from 'zod';
import { Standing } from '../routing/staff.ts';

const Somebody = z.object({
  /** null for a number that is no employee's. */
  employeeId: z.string().nullable(),
  /** Name, else number. */
  name: z.string(),
});

/** One difference between what the playbook says, as it was shown, and what was done. Lengths in milliseconds. */
export const Deviation = z.discriminatedUnion('kind', [
  /** `otherCallMs`: of the wait, how long the desk was talking to somebody else. */
  z.object({ kind: z.literal('slow-answer'), waitMs: z.number(), withinMs: z.number(), otherCallMs: z.number() }),
  /** Nobody answered, although the desk was free for so long of the wait, within its hours. */
  z.object({ kind: z.literal('missed-while-free'), freeMs: z.number() }),
  /** `expected` was free, the first of those who were, and had not been asked in this call before. */
  z.object({
    kind: z.literal('other-target'),
    expected: Somebody,
    actual: Somebody,
    /** The playbook itself names the expected one, and not that she looks after the caller or the number. */
    byPlaybook: z.boolean().exactOptional(),
  }),
  /** The call was given to somebody who was seen to be busy or away. */
  z.object({ kind: z.literal('busy-target'), target: Somebody, now: Standing }),
  /** As they were shown. Only told of calls in which another question was ticked: a desk may leave ticking. */
  z.object({ kind: z.literal('question-skipped'), questions: z.array(z.string()) }),
  z.object({ kind: z.literal('no-topic') }),
  /** Nobody took the call, and no promise was noted, which the playbook asks for. */
  z.object({ kind: z.literal('no-promise'), minutes: z.number() }),
]);
export type Deviation = z.infer<typeof Deviation>;
export type DeviationKind = Deviation['kind'];

export const DeviationKinds = z.enum([
  'slow-answer',
  'missed-while-free',
  'other-target',
  'busy-target',
  'question-skipped',
  'no-topic',
  'no-promise',
]);

/** Why it was done so, as the receptionist says; one of these, or '' with words of her own. */
export const DeviationReason = z.enum([
  '',
  'another-call',
  'caller-asked',
  'agreed',
  'not-needed',
  'in-a-hurry',
  'really-free',
]);
export type DeviationReason = z.infer<typeof DeviationReason>;

export const Explained = z.object({ reason: DeviationReason, words: z.string().max(500) });
export type Explained = z.infer<typeof Explained>;

/** Those that can still be mended while the note is finished: they are noted when it is. */
export const mendable: ReadonlySet<DeviationKind> = new Set(['question-skipped', 'no-topic', 'no-promise']);

/** Reasons that make sense, the likeliest first. */
export const suggestedReasons: Readonly<Record<DeviationKind, readonly DeviationReason[]>> = {
  'slow-answer': ['another-call'],
  'missed-while-free': [],
  'other-target': ['caller-asked', 'agreed'],
  'busy-target': ['agreed', 'caller-asked', 'really-free'],
  'question-skipped': ['not-needed', 'in-a-hurry'],
  'no-topic': ['not-needed', 'in-a-hurry'],
  'no-promise': ['not-needed', 'agreed'],
};

/** What a call at the desk has of them, for "finish the note". */
export const DeviationsView = z.object({
  callId: z.string(),
  deviations: z.array(z.object({ deviation: Deviation, explained: Explained.nullable() })),
});
export type DeviationsView = z.infer<typeof DeviationsView>;
