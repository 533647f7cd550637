import { type Interval, between, lossPercent, opinion, ratingHeard, ratingThere } from './interval.ts';
import { type OneWay, listening, watch } from './oneWay.ts';
import type { SoundSample } from './sample.ts';
import type { SoundView } from './view.ts';

type Level = 'good' | 'fair' | 'poor';

/** The sound of one connection, from second to second. Pure; times are epoch milliseconds of the desk. */
export interface SoundCourse {
  /** The last count, to be compared with the next; null before the first. */
  readonly sample: SoundSample | null;
  /** When it came; when the talk began, as long as none has. */
  readonly toldAt: number;
  /** The last seconds: one lost packet makes no poor sound. */
  readonly recent: readonly Interval[];
  readonly oneWay: OneWay;
  /** By the other side's last report, and when it came. */
  readonly there: { readonly rating: number; readonly lossPercent: number; readonly at: number } | null;
  /** null before the first second. */
  readonly level: Level | null;
  /** How many seconds in a row have spoken for another level. */
  readonly doubts: number;
}

/** How the desk means this connection to be used. */
export interface TalkWish {
  readonly speaks: boolean;
}

const recentSeconds = 5;
/** A second without a word from the page may be the page's; so many are the page. */
const silentPageMs = 3_000;
/** RTCP reports come about every 5 s (RFC 3550 section 6.2). */
const reportMs = 12_000;
/** G.109 table 1: from 80 on users are satisfied; below 60 nearly all are not. */
const goodFrom = 80;
const fairFrom = 60;
/** A level must be left by so much, and for so many seconds, that the sign does not flicker. */
const margin = 3;
const worseAfter = 2;
const betterAfter = 5;

/** Both talk from now on; `before`: what was known when they last did, before a hold. */
export function startCourse(before: SoundCourse | null, at: number): SoundCourse {
  return {
    sample: null,
    toldAt: at,
    recent: [],
    oneWay: listening(before?.oneWay ?? null, at),
    there: null,
    level: before?.level ?? null,
    doubts: 0,
  };
}

/** The course after another count, with what has happened since the one before; null where nothing can be compared. */
export function followCourse(
  before: SoundCourse,
  sample: SoundSample,
  { speaks }: TalkWish,
  at: number,
): { readonly course: SoundCourse; readonly interval: Interval | null } {
  const interval = before.sample === null ? null : between(before.sample, sample);
  const told = { ...before, sample, toldAt: at };
  if (interval === null) {
    // A new page, a new connection: it is given the time that the first one had.
    const begins = before.sample === null ? before.oneWay : listening(before.oneWay, at);
    return { course: { ...told, recent: [], oneWay: begins }, interval };
  }
  const { report } = interval;
  const course = {
    ...told,
    recent: [...before.recent.slice(1 - recentSeconds), interval],
    oneWay: watch(before.oneWay, interval, sample, speaks, at),
    there:
      report === null ? before.there : { rating: ratingThere(report, interval), lossPercent: report.lossPercent, at },
  };
  return { course: levelled(course, at), interval };
}

/** The page has not told how it stands for a while. */
export function isUnmeasured(course: SoundCourse, at: number): boolean {
  return at - course.toldAt >= silentPageMs;
}

/** What the sign says; null as long as there is nothing to be said. */
export function viewOf(course: SoundCourse, at: number): Omit<SoundView, 'callId'> | null {
  const { recent, oneWay, level } = course;
  const unmeasured = isUnmeasured(course, at);
  if (level === null && !unmeasured && oneWay.faults.length === 0) return null;
  const last = recent.at(-1);
  const here = ratingHeard(recent);
  const there = thereNow(course, at);
  return {
    word: unmeasured ? 'not-measured' : oneWay.faults.length > 0 ? 'no-sound' : (level ?? 'good'),
    faults: unmeasured ? [] : oneWay.faults,
    suffers: there !== null && there.rating < (here ?? 0) ? 'sent' : 'heard',
    mos: here === null ? null : opinion(here),
    mosThere: there === null ? null : opinion(there.rating),
    lossPercent: here === null ? null : Math.round(lossPercent(recent)),
    lossTherePercent: there === null ? null : Math.round(there.lossPercent),
    jitterMs: meanOf(recent, 'jitterMs', 5),
    rttMs: meanOf(recent, 'rttMs', 10),
    codec: last?.codec ?? '',
  };
}

function levelled(course: SoundCourse, at: number): SoundCourse {
  const ratings = [ratingHeard(course.recent), thereNow(course, at)?.rating ?? null].filter((one) => one !== null);
  if (ratings.length === 0) return course;
  const { level, doubts } = course;
  const wished = levelOf(Math.min(...ratings), level);
  if (level === null || wished === level) return { ...course, level: wished, doubts: 0 };
  const enough = rank[wished] < rank[level] ? worseAfter : betterAfter;
  return doubts + 1 >= enough ? { ...course, level: wished, doubts: 0 } : { ...course, doubts: doubts + 1 };
}

const rank: Readonly<Record<Level, number>> = { poor: 0, fair: 1, good: 2 };

/** To leave the level that holds upwards the rating must be beyond the next by the margin. */
function levelOf(rating: number, holds: Level | null): Level {
  const toGood = goodFrom + (holds === 'fair' || holds === 'poor' ? margin : 0);
  const toFair = fairFrom + (holds === 'poor' ? margin : 0);
  if (rating >= toGood) return 'good';
  return rating >= toFair ? 'fair' : 'poor';
}

function thereNow({ there }: SoundCourse, at: number): SoundCourse['there'] {
  return there !== null && at - there.at < reportMs ? there : null;
}

/** Over the last seconds, and in steps, so that it stands still while nothing much happens. */
function meanOf(recent: readonly Interval[], name: 'jitterMs' | 'rttMs', step: number): number | null {
  const values = recent.map((interval) => interval[name]).filter((value) => value !== null);
  if (values.length === 0) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length / step) * step;
}
