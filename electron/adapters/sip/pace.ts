/** How patient the line is. Milliseconds, unless the name says otherwise. */
export interface Pace {
  /** From the first packet to an open WebSocket. */
  readonly connectMs: number;
  /** Time between two WebSocket pings (RFC 6455 section 5.5.2). */
  readonly pingMs: number;
  /** So many pings in a row without a byte from the PBX, and the link is dead. */
  readonly silentPings: number;
  /** The same after a sleep or a change of network: one ping, and so long for its answer. */
  readonly testMs: number;
  /** A REGISTER that nobody answered; RFC 3261's own limit (64*T1) is 32 s, too long for a reception desk. */
  readonly registerMs: number;
  readonly expiresSeconds: number;
  /** Pauses between tries to reach the PBX; the last one repeats. */
  readonly reconnectMs: readonly number[];
  /** So many failures in a row at one of two servers, and the other one is tried. */
  readonly serverTries: number;
  /** How often a desk that is registered at the second server, and has no call, looks for the first. */
  readonly returnMs: number;
  /** After a wrong password or an unknown user: rarely, or the PBX locks the account out. */
  readonly accountRetryMs: number;
  /** How long a call whose link was lost goes on ringing. */
  readonly orphanMs: number;
  /** How long the 200 of such a call may stay without an ACK. */
  readonly orphanAckMs: number;
  /** How long a REFER waits for a re-INVITE that is under way. */
  readonly settleMs: number;
  /** A REFER that nobody answered. */
  readonly referMs: number;
  /** How long the caller's phone may try to reach the target, from the 202 on. */
  readonly referAnswerMs: number;
  /** How long the taking over of a talking call may take, from the 202 on. */
  readonly joinAnswerMs: number;
  /** Between the two signs of a taken over call: the final NOTIFY (or the caller's BYE), and the leg's BYE. */
  readonly joinMs: number;
  /** An INVITE of ours that nobody answered, not even by 100 Trying. */
  readonly inviteMs: number;
  /** For how long a phone is watched by one subscription, before it is refreshed. */
  readonly watchSeconds: number;
  /** So many SUBSCRIBEs may be under way at once. */
  readonly watchedAtOnce: number;
  /** A SUBSCRIBE that nobody answered makes room for others. */
  readonly subscribeMs: number;
  /** Pauses before a phone is watched again; the last one repeats. */
  readonly watchAgainMs: readonly number[];
  /** After a refusal that will hardly be another the next time. */
  readonly watchRefusedMs: number;
  /** Last words at the end: BYE, un-REGISTER and the closing handshake together. */
  readonly farewellMs: number;
}

export const normalPace: Pace = {
  connectMs: 5_000,
  pingMs: 3_000,
  silentPings: 2,
  testMs: 2_000,
  registerMs: 10_000,
  expiresSeconds: 120,
  reconnectMs: [500, 1_000, 2_000, 4_000, 8_000, 15_000],
  serverTries: 2,
  returnMs: 60_000,
  accountRetryMs: 60_000,
  orphanMs: 10_000,
  orphanAckMs: 5_000,
  settleMs: 1_000,
  referMs: 10_000,
  referAnswerMs: 60_000,
  joinAnswerMs: 8_000,
  joinMs: 3_000,
  inviteMs: 10_000,
  watchSeconds: 600,
  watchedAtOnce: 8,
  subscribeMs: 10_000,
  watchAgainMs: [2_000, 10_000, 30_000, 120_000],
  watchRefusedMs: 900_000,
  farewellMs: 1_500,
};

/** The pause before try number `attempt` (from 0), spread by a quarter so that a hundred desks do not come at once. */
export function reconnectPause(pace: Pace, attempt: number, random: () => number): number {
  const step = pace.reconnectMs[Math.min(attempt, pace.reconnectMs.length - 1)] ?? 0;
  return Math.round(step * (0.75 + random() / 4));
}

/** Before a re-INVITE that met another one is sent again (RFC 3261 section 14.1), in steps of 10 ms. */
export function glarePause(ownsCallId: boolean, random: () => number): number {
  return ownsCallId ? 2_100 + Math.round(random() * 190) * 10 : Math.round(random() * 200) * 10;
}
