import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { CallLine } from '../call/line.ts';

/** A caller who was missed, or who was promised an answer: all open calls of one number together. */
export const Callback = z.object({
  /** Call id of the oldest of them. */
  callbackId: z.string(),
  /** As the journal keeps it: E.164 with plus, or an extension. */
  number: z.string(),
  numberShown: z.string(),
  name: z.string(),
  company: z.string(),
  class: CallerClass,
  /** Over which the latest of them came, and the person is called back; null where the desk had one line only. */
  line: CallLine.nullable(),
  /** Epoch milliseconds of the latest missed call. */
  missedAt: z.number(),
  /** How often the person tried. */
  times: z.int(),
  /** The soonest of them; epoch milliseconds. */
  dueAt: z.number(),
  /** How often the desk dialled without reaching anybody, and when last. */
  attempts: z.int(),
  triedAt: z.number().nullable(),
  /** An answer was promised. */
  promised: z.boolean(),
});
export type Callback = z.infer<typeof Callback>;
