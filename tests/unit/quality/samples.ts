import type { SoundSample } from '#core/quality/sample.ts';

/** What a second of a call brought, where it is not a good one: 50 packets either way, both sides loud. */
export interface Second {
  readonly received?: number;
  readonly lost?: number;
  readonly level?: number;
  readonly sent?: number;
  readonly microphoneLevel?: number;
  readonly microphone?: SoundSample['microphone']['state'];
  readonly rttMs?: number | null;
  readonly codec?: string;
  readonly link?: SoundSample['link'];
  readonly receives?: boolean;
  readonly stream?: string;
  /** The other side reports this share lost. */
  readonly theyLost?: number;
}

const first: SoundSample = {
  mediaId: 'anna',
  at: 1_000,
  stream: '1/2',
  receives: true,
  sends: true,
  link: 'up',
  codec: 'PCMU',
  received: 0,
  lost: 0,
  discarded: 0,
  played: 0,
  concealed: 0,
  energy: 0,
  seconds: 0,
  jitterMs: 2,
  buffered: 0,
  bufferedCount: 0,
  sent: 0,
  rttMs: 20,
  pathRttMs: null,
  report: null,
  microphone: { state: 'live', energy: 0, seconds: 0 },
};

/** The browser's counters from second to second; the first count is of nothing yet. */
export function counters(mediaId = 'anna') {
  let now: SoundSample = { ...first, mediaId };
  return {
    now: () => now,
    after: (second: Second = {}): SoundSample => {
      const { received = 50, lost = 0, level = 0.1, sent = 50, microphoneLevel = 0.1, microphone = 'live' } = second;
      now = {
        ...now,
        at: now.at + 1_000,
        stream: second.stream ?? now.stream,
        receives: second.receives ?? true,
        link: second.link ?? 'up',
        codec: second.codec ?? 'PCMU',
        received: now.received + received,
        lost: now.lost + lost,
        played: now.played + 48_000,
        energy: now.energy + level ** 2,
        seconds: now.seconds + 1,
        buffered: now.buffered + 0.04 * 48_000,
        bufferedCount: now.bufferedCount + 48_000,
        sent: now.sent + sent,
        rttMs: second.rttMs === undefined ? 20 : second.rttMs,
        report: second.theyLost === undefined ? now.report : { at: now.at, fractionLost: second.theyLost, jitterMs: 3 },
        microphone: {
          state: microphone,
          energy: (now.microphone.energy ?? 0) + microphoneLevel ** 2,
          seconds: now.microphone.seconds + 1,
        },
      };
      return now;
    },
    /** Another page counts anew. */
    anew: (): SoundSample => {
      now = { ...first, mediaId, at: now.at + 1_000, stream: `${now.stream}x` };
      return now;
    },
  };
}
