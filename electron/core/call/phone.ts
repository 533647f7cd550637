import { z } from 'zod';

/** State of a line to its PBX, as the status "Phone" tells it. */
export const PhoneState = z.object({
  state: z.enum(['not-configured', 'connecting', 'registered', 'not-registered']),
  /** Why not registered; null while connecting for the first time or when registered. */
  reason: z
    .enum(['wrong-password', 'unknown-user', 'refused', 'unreachable', 'certificate', 'link-lost', 'no-answer'])
    .nullable(),
  /** Epoch milliseconds of the next try by itself; null when none is planned. */
  retryAt: z.number().nullable(),
  /** Epoch milliseconds since when this state holds. */
  since: z.number(),
  /** The account's second server is in use, or tried; left out: the first one, or the only one. */
  second: z.literal(true).optional(),
});
export type PhoneState = z.infer<typeof PhoneState>;
