import { z } from 'zod';

/** What the PBX says of an employee's phone by dialog events (RFC 4235). */
export const Lamp = z.object({
  /** `unknown`: never heard of, or the subscription is gone; never drawn as free. */
  state: z.enum(['free', 'ringing', 'busy', 'unknown']),
  /** Epoch milliseconds since when it is so; of `unknown`: when it was last known. null: never known. */
  since: z.number().nullable(),
});
export type Lamp = z.infer<typeof Lamp>;

export const unknownLamp: Lamp = { state: 'unknown', since: null };
