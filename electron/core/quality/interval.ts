import { codecFigures } from './codecs.ts';
import { opinionOf, ratingOf } from './eModel.ts';
import type { SoundSample } from './sample.ts';

/** What happened between two counts of one connection, about a second apart. */
export interface Interval {
  readonly ms: number;
  /** Packets that came, and that should have come. */
  readonly received: number;
  readonly expected: number;
  /** Of those, not to be heard: lost, or too late; in packets. */
  readonly missed: number;
  readonly codec: string;
  readonly jitterMs: number | null;
  /** The other side's; by ICE, to the relay only, where it makes no reports. */
  readonly rttMs: number | null;
  /** From mouth to ear, estimated: half the round trip, one packet, and the time in the jitter buffer. */
  readonly delayMs: number;
  /** Root mean square of what was heard, full scale being 1; null where nothing was played. */
  readonly level: number | null;
  readonly sent: number;
  /** What the other side reported since the count before; null where it reported nothing. */
  readonly report: { readonly lossPercent: number; readonly jitterMs: number } | null;
  readonly microphoneLevel: number | null;
}

/** null where the two cannot be compared: another stream, a page or connection that began anew, time that stands still. */
export function between(before: SoundSample, after: SoundSample): Interval | null {
  const ms = after.at - before.at;
  if (before.stream !== after.stream || ms <= 0) return null;
  const received = after.received - before.received;
  const sent = after.sent - before.sent;
  if (received < 0 || sent < 0 || after.played < before.played || after.seconds < before.seconds) return null;
  const lost = Math.max(0, after.lost - before.lost);
  const expected = received + lost;
  const late = Math.max(0, after.discarded - before.discarded);
  const made = share(after.concealed - before.concealed, after.played - before.played);
  const packetMs = expected === 0 ? usualPacketMs : Math.min(60, Math.max(10, ms / expected));
  const rttMs = after.rttMs ?? after.pathRttMs;
  const bufferMs = share(after.buffered - before.buffered, after.bufferedCount - before.bufferedCount) * 1000;
  return {
    ms,
    received,
    expected,
    // What is played in place of packets that came too late, or not at all, is the truth of the ear.
    missed: Math.min(expected, Math.max(lost + late, made * expected)),
    codec: after.codec,
    jitterMs: after.jitterMs,
    rttMs,
    delayMs: (rttMs ?? 0) / 2 + packetMs + bufferMs,
    level: levelOf(after.energy - before.energy, after.seconds - before.seconds),
    sent,
    report:
      after.report === null || after.report.at === before.report?.at
        ? null
        : { lossPercent: Math.min(1, after.report.fractionLost) * 100, jitterMs: after.report.jitterMs },
    microphoneLevel: microphoneLevel(before, after),
  };
}

/** RFC 3551 section 4.2. */
const usualPacketMs = 20;

/** R of what the desk hears, over some intervals taken together; null where nothing was to be heard. */
export function ratingHeard(intervals: readonly Interval[]): number | null {
  const last = intervals.findLast(({ received }) => received > 0);
  if (last === undefined) return null;
  const expected = sum(intervals.map((one) => one.expected));
  return ratingOf({
    delayMs: last.delayMs,
    lossPercent: share(sum(intervals.map((one) => one.missed)), expected) * 100,
    ...codecFigures(last.codec),
  });
}

/** R of what the other side hears, by its own report; its jitter buffer is not known and taken for twice its jitter. */
export function ratingThere(report: NonNullable<Interval['report']>, { codec, rttMs }: Interval): number {
  return ratingOf({
    delayMs: (rttMs ?? 0) / 2 + usualPacketMs + Math.max(usualPacketMs, 2 * report.jitterMs),
    lossPercent: report.lossPercent,
    ...codecFigures(codec),
  });
}

/** MOS, to a tenth: more is not known. */
export function opinion(rating: number): number {
  return Math.round(opinionOf(rating) * 10) / 10;
}

export function lossPercent(intervals: readonly Interval[]): number {
  return share(sum(intervals.map((one) => one.missed)), sum(intervals.map((one) => one.expected))) * 100;
}

function microphoneLevel({ microphone: before }: SoundSample, { microphone: after }: SoundSample): number | null {
  if (before.energy === null || after.energy === null) return null;
  return levelOf(after.energy - before.energy, after.seconds - before.seconds);
}

function levelOf(energy: number, seconds: number): number | null {
  return seconds > 0 ? Math.sqrt(Math.max(0, energy) / seconds) : null;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
