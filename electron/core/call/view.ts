import { z } from 'zod';
import { CallerCard } from '../caller/card.ts';
import { TargetRule } from '../routing/staff.ts';
import { EndCause, Outcome } from './end.ts';
import { CallLine } from './line.ts';
import { CallTrouble } from './trouble.ts';
import { ReturnedView, TransferView } from './transfer.ts';

/** A call as the page sees it. */
export const CallView = z.object({
  callId: z.string(),
  /** Over which it came or was dialled; null where the desk has one line only. */
  line: CallLine.nullable(),
  direction: z.enum(['in', 'out']),
  stage: z.enum(['ringing', 'answering', 'dialling', 'talking', 'held', 'ended']),
  /** Of a dialled call: the other side rings, by its PBX's own sound or not; null before. */
  alerting: z.enum(['silent', 'early-sound']).nullable(),
  /**
   * Where it is shown: the queue of ringing calls, the middle, the held list, or the middle as "Finish the note".
   * A call held by its button stays in the middle; one held by answering another is in the held list, as is one that is
   * handed over and one that came back.
   */
  place: z.enum(['ringing', 'current', 'held', 'note']),
  muted: z.boolean(),
  invitedAt: z.number(),
  answeredAt: z.number().nullable(),
  heldAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  card: CallerCard,
  /** Whom the rules name for this caller, for the ranking by who is free (core/routing/rank.ts). */
  targets: z.array(TargetRule).readonly(),
  /** A transfer under way, or done. */
  transfer: TransferView.nullable(),
  /** The call that this one is brought into one with, where it shows their transfer; null: with none. */
  togetherWith: z.string().nullable(),
  /** The last transfer that came back. */
  returned: ReturnedView.nullable(),
  topic: z.string(),
  essence: z.string(),
  /** Questions ticked, as they were shown. */
  asked: z.array(z.string()).readonly(),
  /** An answer was promised by then, epoch milliseconds; null: none. */
  promise: z.number().nullable(),
  /** The office's urgent word that the note speaks of; '' for none. */
  urgent: z.string(),
  outcome: Outcome.nullable(),
  cause: EndCause.nullable(),
  /** The last wish that failed, to be told in words; null when all is well. */
  trouble: z
    .enum(['no-page', 'page-lost', 'microphone-refused', 'no-microphone', 'unusable-offer', 'page-silent'])
    .or(CallTrouble)
    .nullable(),
});
export type CallView = z.infer<typeof CallView>;
