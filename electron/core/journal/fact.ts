import { z } from 'zod';
import { CallerCard } from '../caller/card.ts';
import { CallerClass } from '../caller/callerClass.ts';
import { EndCause, Outcome } from '../call/end.ts';
import { CallLine } from '../call/line.ts';
import { Deviation, DeviationKinds, Explained } from '../deviations/deviation.ts';
import { SoundSummary } from '../quality/summary.ts';
import { Standing } from '../routing/staff.ts';
import { TransferHow, TransferResult, TransferTarget } from '../call/transfer.ts';
import { CorrectedField, correctedBy } from './correction.ts';
import type { CallId } from '../support/ids.ts';

/**
 * The journal's truth: facts about calls, in the past tense, appended and never changed.
 * The `call` table is their projection (`project.ts`) and can be rebuilt from them.
 */
export const FactBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invited'),
    /** `out`: dialled by the desk; number and name are then the other side's. */
    direction: z.enum(['in', 'out']),
    /** E.164 with plus, extension, or '' when withheld. */
    number: z.string(),
    numberShown: z.string(),
    /** Name as the PBX gave it. */
    displayName: z.string(),
    dialled: z.string(),
    verification: z.string(),
    /** SIP Call-ID, to find the call again at the PBX. */
    sipCallId: z.string(),
    /** From, P-Asserted-Identity, To, Diversion and their like as they came. */
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    /** Over which it came or was dialled, as the desk called that line then; left out where it had one line only. */
    line: CallLine.optional(),
  }),
  /** The card as it was shown: identity, class with evidence and playbook version are kept with the call. */
  z.object({ kind: z.literal('recognised'), card: CallerCard }),
  /** 180 Ringing was sent. */
  z.object({ kind: z.literal('rang') }),
  z.object({ kind: z.literal('answered') }),
  /** The receptionist said of what class the caller is, or took that back (`undone`: the class shown first stands again). */
  z.object({
    kind: z.literal('class-corrected'),
    from: CallerClass,
    to: CallerClass,
    by: correctedBy.by,
    undone: z.boolean().exactOptional(),
    /** What is said of a correction in the journal, from 0.6 on. */
    session: correctedBy.session.exactOptional(),
    why: correctedBy.why.exactOptional(),
    bulk: correctedBy.bulk,
    undo: correctedBy.undo,
  }),
  /** Afterwards somebody said otherwise what the line of the call says. From 0.6 on. */
  z.object({
    kind: z.literal('corrected'),
    field: CorrectedField,
    from: z.string(),
    to: z.string(),
    /** What the desk calls these topics; left out where they are typed ones, or where it is no topic. */
    fromLabel: z.string().exactOptional(),
    label: z.string().exactOptional(),
    /** Of whom the call went to, where that is an employee. */
    employeeId: z.string().exactOptional(),
    ...correctedBy,
  }),
  z.object({ kind: z.literal('held'), by: z.enum(['button', 'another-call', 'transfer']) }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('topic-noted'), topic: z.string() }),
  z.object({ kind: z.literal('essence-noted'), essence: z.string() }),
  z.object({
    kind: z.literal('transfer-started'),
    how: TransferHow,
    target: TransferTarget,
    /** Those who were suggested, in their order then, and what each was doing; what the target was doing. From 0.5 on. */
    ranked: z
      .array(
        z.object({ employeeId: z.string(), name: z.string(), now: Standing, byPlaybook: z.boolean().exactOptional() }),
      )
      .exactOptional(),
    targetNow: Standing.exactOptional(),
  }),
  /** Handed over while the target still rang; `how`: what the transfer is from now on. */
  z.object({ kind: z.literal('transfer-hastened'), how: TransferHow.exclude(['consult']), target: TransferTarget }),
  /** The target answered the desk. */
  z.object({ kind: z.literal('target-answered'), target: TransferTarget }),
  /** Desk, caller and target talk together. */
  z.object({ kind: z.literal('conference-started'), target: TransferTarget }),
  z.object({ kind: z.literal('conference-ended'), target: TransferTarget }),
  z.object({
    kind: z.literal('transfer-ended'),
    how: TransferHow,
    target: TransferTarget,
    result: TransferResult,
  }),
  /**
   * Whoever was parked in this call waits there no more: picked up by this desk, gone as the place's lamp shows, or gone as
   * the receptionist says. From 0.5 on.
   */
  z.object({ kind: z.literal('park-ended'), why: z.enum(['picked-up', 'seen-gone', 'said-gone']) }),
  /** A missed call is to be called back by then; epoch milliseconds. Noted with the missed call. */
  z.object({ kind: z.literal('callback-due'), dueAt: z.number() }),
  /** The desk dialled the number of this missed call; `callId` is the dialled call. */
  z.object({ kind: z.literal('callback-tried'), callId: z.string() }),
  /** `callId`: the call in which the person was talked to; null when the receptionist closed it. */
  z.object({
    kind: z.literal('callback-closed'),
    why: z.enum(['reached', 'called-again', 'not-needed']),
    callId: z.string().nullable(),
  }),
  /** A question of the playbook, as it was shown, was ticked as asked, or the tick was taken away. */
  z.object({ kind: z.literal('question-asked'), question: z.string(), asked: z.boolean() }),
  /** An answer was promised by then; epoch milliseconds. The last one counts. */
  z.object({ kind: z.literal('promise-given'), dueAt: z.number() }),
  /** The office's urgent word that the note speaks of; '' when it speaks of none any more. */
  z.object({ kind: z.literal('urgency-noted'), word: z.string() }),
  z.object({ kind: z.literal('deviation-noted'), deviation: Deviation }),
  /** Why it was done so, by the receptionist. */
  z.object({ kind: z.literal('deviation-explained'), what: DeviationKinds, ...Explained.shape }),
  /** What the sound was like; comes with the end of a call that was talked on, from 0.4 on. */
  z.object({ kind: z.literal('sound-measured'), sound: SoundSummary }),
  /** Somebody at the desk holds no longer against this call's number that the network called it forged. */
  z.object({ kind: z.literal('forgery-forgotten') }),
  z.object({ kind: z.literal('ended'), outcome: Outcome, cause: EndCause }),
  /**
   * The person was taken out of the call: facts that spoke of them have no value any more. `left`: the line that stays, as JSON
   * of a ProjectedCall, so that a journal that is read anew has the same figures.
   */
  z.object({ kind: z.literal('person-erased'), why: z.enum(['retention', 'asked']), left: z.string() }),
]);
export type FactBody = z.infer<typeof FactBody>;

export interface CallFact {
  readonly callId: CallId;
  /** Epoch milliseconds, UTC. */
  readonly at: number;
  readonly body: FactBody;
}
