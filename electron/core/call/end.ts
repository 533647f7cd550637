import { z } from 'zod';

/** What became of a call, as the journal counts it. */
export const Outcome = z.enum([
  /** Talked, whoever hung up. */
  'answered',
  /** The caller gave up, or nobody answered in time. */
  'missed',
  /** The desk refused it. */
  'declined',
  /** Taken by another phone of the same account (Reason: SIP;cause=200). */
  'answered-elsewhere',
  /** It could not be connected: no common codec, media failed, PBX error. */
  'failed',
  /** Portico itself stopped while the call was alive. */
  'interrupted',
  /** The desk dialled and talked to nobody. */
  'not-reached',
]);
export type Outcome = z.infer<typeof Outcome>;

/** Why it ended, as told by SIP: who, the status, and Reason's Q.850 cause (RFC 3326). */
export const EndCause = z.object({
  /** `caller` is the other side of a dialled call too. */
  by: z.enum(['caller', 'desk', 'network', 'portico']),
  /** Final SIP status of the INVITE, or null when it ended by BYE. */
  status: z.int().nullable(),
  /** Q.850 cause from a Reason header, null if none came. */
  q850: z.int().nullable(),
  /** Stable word for the sentence on the page. */
  code: z.enum([
    'hung-up',
    'gave-up',
    'not-answered-in-time',
    'declined',
    'busy',
    'elsewhere',
    'media-failed',
    'link-lost',
    'stopped',
    /** The caller was transferred, and the desk left. */
    'handed-over',
    /** Of a dialled call: no such number (404, 484, 604), not registered (480), no way to it (5xx). */
    'no-such-number',
    'unreachable',
    'other',
  ]),
});
export type EndCause = z.infer<typeof EndCause>;
