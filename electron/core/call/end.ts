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

/**
 * Why it ended, in one stable word; its sentence is the page's. Which SIP status or Q.850 cause comes to which word is
 * data, with its sources: core/causes. Words on the disk stay: the list only grows.
 */
export const CauseCode = z.enum([
  'hung-up',
  'gave-up',
  'not-answered-in-time',
  'declined',
  'busy',
  /** Another telephone of the account took it, or refused it for all. */
  'elsewhere',
  'declined-elsewhere',
  /** The desk took no calls then. */
  'do-not-disturb',
  /** It came while Portico tried whether the account can be registered. */
  'line-tested',
  /** Our own sound failed. */
  'media-failed',
  'no-common-sound',
  'link-lost',
  /** The telephone network ended a call that nobody had ended. */
  'cut-off',
  /** Nobody at the other side answered for the talking call any more (RFC 4028). */
  'no-sign-of-life',
  'stopped',
  /** The caller was transferred, and the desk left. */
  'handed-over',
  'no-such-number',
  'number-incomplete',
  'number-changed',
  'not-registered',
  'no-route',
  /** Journals of 0.3 and before: not registered, or no way to it. Since then: nobody took care of the INVITE. */
  'unreachable',
  /** Forwarded (181), and nobody there either. */
  'forwarded-unanswered',
  /** Forwarded by a 3xx that is not followed. */
  'redirected',
  /** Refused by or for the called party without being asked: 607, 608. */
  'blocked',
  'not-allowed',
  /** The account's name or password. */
  'account-refused',
  'identity-refused',
  'congested',
  'service-unavailable',
  'timed-out',
  'loop',
  'not-supported',
  'not-understood',
  'preempted',
  'other',
]);
export type CauseCode = z.infer<typeof CauseCode>;

/** Who ended it and why, as told by SIP: the status, and Reason's Q.850 cause (RFC 3326). */
export const EndCause = z.object({
  /** `caller` is the other side of a dialled call too. */
  by: z.enum(['caller', 'desk', 'network', 'portico']),
  /** Final SIP status of the INVITE, or null when it ended by BYE. */
  status: z.int().nullable(),
  /** Q.850 cause from a Reason header, null if none came. */
  q850: z.int().nullable(),
  code: CauseCode,
  /** What the sound was like when it ended, where something was wrong with it; journals of 0.3 and before do not say. */
  sound: z.enum(['caller-not-heard', 'desk-not-heard', 'neither-heard']).optional(),
});
export type EndCause = z.infer<typeof EndCause>;
