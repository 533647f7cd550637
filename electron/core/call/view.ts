import { z } from 'zod';
import { CallerCard } from '../caller/card.ts';
import { EndCause, Outcome } from './end.ts';

/** A call as the page sees it. */
export const CallView = z.object({
  callId: z.string(),
  stage: z.enum(['ringing', 'answering', 'talking', 'held', 'ended']),
  /**
   * Where it is shown: the queue of ringing calls, the middle, the held list, or the middle as "Finish the note".
   * A call held by its button stays in the middle; one held by answering another is in the held list.
   */
  place: z.enum(['ringing', 'current', 'held', 'note']),
  muted: z.boolean(),
  invitedAt: z.number(),
  answeredAt: z.number().nullable(),
  heldAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  card: CallerCard,
  topic: z.string(),
  essence: z.string(),
  outcome: Outcome.nullable(),
  cause: EndCause.nullable(),
  /** The last wish that failed, to be told in words; null when all is well. */
  trouble: z
    .enum(['no-page', 'page-lost', 'microphone-refused', 'no-microphone', 'unusable-offer', 'page-silent'])
    .nullable(),
});
export type CallView = z.infer<typeof CallView>;
