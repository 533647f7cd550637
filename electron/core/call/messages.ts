import { z } from 'zod';

/** What a mailbox at the exchange holds (RFC 3842, message waiting). */
export const MessagesWaiting = z.object({
  /** New messages: how many, or null where the exchange says only that there are some. */
  fresh: z.int().nullable(),
  /** Heard before and kept; null where it was not said. */
  kept: z.int().nullable(),
  /** What is dialled to hear them, as the exchange told it (Message-Account); null where it did not. */
  number: z.string().nullable(),
});
export type MessagesWaiting = z.infer<typeof MessagesWaiting>;
