import { z } from 'zod';

const counter = z.number().nonnegative();

/**
 * What the page's browser counts of one connection (W3C webrtc-stats), as it stands once a second. Counters only grow
 * while `stream` stays the same; a new page, and a new connection, begin anew under another name.
 */
export const SoundSample = z.object({
  mediaId: z.string().max(100),
  /** The browser's own time of the count, milliseconds; only differences mean anything. */
  at: z.number(),
  stream: z.string().max(64),
  /** What was agreed on: the other side may send, and we may. */
  receives: z.boolean(),
  sends: z.boolean(),
  /** ICE (RFC 8445) with consent (RFC 7675): `broken`, nothing gets through any more. */
  link: z.enum(['opening', 'up', 'broken']),
  /** As in SDP: PCMU; '' not known. */
  codec: z.string().max(40),
  received: counter,
  /** May sink when a packet comes after all (RFC 3550 section 6.4.1). */
  lost: z.number(),
  /** Came too late to be played. */
  discarded: counter,
  /** Sound played, and how much of it was made up in place of lost packets; in samples. */
  played: counter,
  concealed: counter,
  /** Integral of the squared level, full scale being 1, over `seconds`. */
  energy: counter,
  seconds: counter,
  jitterMs: counter.nullable(),
  /** Sum over all samples played of the seconds that each waited in the jitter buffer. */
  buffered: counter,
  bufferedCount: counter,
  sent: counter,
  /** By RTCP (RFC 3550 section 6.4.1), to the other side; by ICE only to whatever relays the sound. */
  rttMs: counter.nullable(),
  pathRttMs: counter.nullable(),
  /** The other side's last report of what it receives of us; null as long as it makes none. */
  report: z.object({ at: z.number(), fractionLost: counter, jitterMs: counter }).nullable(),
  /** `muted`: by the system or the device, not by the desk. Energy as above; null where it is not counted. */
  microphone: z.object({
    state: z.enum(['live', 'muted', 'ended', 'none']),
    energy: counter.nullable(),
    seconds: counter,
  }),
});
export type SoundSample = z.infer<typeof SoundSample>;
