import type { SoundCourse } from './course.ts';
import { type Interval, lossPercent, opinion, ratingHeard } from './interval.ts';
import { missingSince } from './oneWay.ts';
import { type SoundSummary, addSpell, mostPoints, runsOf } from './summary.ts';
import { sideOf } from './view.ts';

interface Mean {
  readonly sum: number;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

/** One point of the curve while it is gathered. */
interface Point {
  readonly mos: Mean;
  readonly rtt: Mean;
  readonly loss: number | null;
  readonly jitter: number | null;
}

interface Spell {
  readonly from: number;
  readonly side: SoundSummary['oneWay'][number]['side'];
}

/** The figures of one call while it lasts, whichever of its connections is heard. Pure; times are epoch milliseconds. */
export interface Tally {
  readonly answeredAt: number;
  readonly measuredMs: number;
  /** Until when it was measured: two lines of a conference are one second. */
  readonly measuredUntil: number;
  readonly unmeasuredMs: number;
  readonly codecs: Readonly<Record<string, number>>;
  readonly mos: Mean;
  readonly there: Mean;
  readonly jitter: Mean;
  readonly rtt: Mean;
  readonly expected: number;
  readonly missed: number;
  readonly lossMost: number;
  readonly spells: number;
  readonly oneWay: SoundSummary['oneWay'];
  /** By connection. */
  readonly open: Readonly<Record<string, Spell>>;
  readonly everyS: number;
  readonly points: readonly Point[];
}

const none: Mean = { sum: 0, count: 0, least: Infinity, most: 0 };
const blank: Point = { mos: none, rtt: none, loss: null, jitter: null };

export function startTally(at: number): Tally {
  return {
    answeredAt: at,
    measuredMs: 0,
    measuredUntil: at,
    unmeasuredMs: 0,
    codecs: {},
    mos: none,
    there: none,
    jitter: none,
    rtt: none,
    expected: 0,
    missed: 0,
    lossMost: 0,
    spells: 0,
    oneWay: [],
    open: {},
    everyS: 1,
    points: [],
  };
}

/** Another second of one of its connections was measured. */
export function measured(before: Tally, line: string, course: SoundCourse, interval: Interval, at: number): Tally {
  const { codec, ms, jitterMs, rttMs } = interval;
  const rating = ratingHeard(course.recent);
  const isDumb = course.oneWay.faults.length > 0 && interval.received === 0;
  const mos = isDumb ? 1 : rating === null ? null : opinion(rating);
  const loss = rating === null ? null : Math.round(lossPercent(course.recent));
  const isNewReport = course.there !== null && course.there.at === at;
  const after: Tally = {
    ...before,
    measuredMs: before.measuredMs + Math.max(0, Math.min(ms, at - before.measuredUntil)),
    measuredUntil: at,
    codecs: codec === '' ? before.codecs : { ...before.codecs, [codec]: (before.codecs[codec] ?? 0) + ms },
    mos: add(before.mos, mos),
    there: isNewReport ? add(before.there, opinion(course.there.rating)) : before.there,
    jitter: add(before.jitter, jitterMs),
    rtt: add(before.rtt, rttMs),
    expected: before.expected + interval.expected,
    missed: before.missed + interval.missed,
    lossMost: Math.max(before.lossMost, loss ?? 0),
  };
  return onCurve(inSpells(after, line, course, at), { mos, loss, jitterMs, rttMs }, at);
}

/** A second went by in which the page told nothing. */
export function unmeasured(before: Tally, ms: number): Tally {
  return { ...before, unmeasuredMs: before.unmeasuredMs + ms };
}

/** They stop talking on this connection: held, handed over, or ended. */
export function paused(before: Tally, line: string, at: number): Tally {
  const { [line]: open, ...others } = before.open;
  if (open === undefined) return before;
  const spell = {
    fromS: seconds(open.from - before.answeredAt),
    forS: seconds(at - open.from),
    side: open.side,
  };
  return { ...before, open: others, spells: before.spells + 1, oneWay: addSpell(before.oneWay, spell) };
}

/** What is kept of it; null where nothing was to be measured. */
export function summaryOf(tally: Tally, at: number): SoundSummary | null {
  const whole = Object.keys(tally.open).reduce((left, line) => paused(left, line, at), tally);
  if (whole.measuredMs === 0 && whole.unmeasuredMs === 0) return null;
  const { points, everyS } = whole;
  return {
    measuredS: seconds(whole.measuredMs),
    unmeasuredS: seconds(whole.unmeasuredMs),
    codec: Object.entries(whole.codecs).toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '',
    mos: opinionMean(whole.mos),
    mosThere: opinionMean(whole.there),
    lossPercent: {
      mean: whole.expected === 0 ? 0 : tenth((whole.missed / whole.expected) * 100),
      most: whole.lossMost,
    },
    jitterMs: highMean(whole.jitter),
    rttMs: highMean(whole.rtt),
    spells: whole.spells,
    oneWay: whole.oneWay,
    curve: {
      everyS,
      mos: runsOf(points.map(({ mos }) => (mos.count === 0 ? null : tenth(mos.sum / mos.count)))),
      lossPercent: runsOf(points.map(({ loss }) => loss)),
      jitterMs: runsOf(points.map(({ jitter }) => jitter)),
      rttMs: runsOf(points.map(({ rtt }) => (rtt.count === 0 ? null : Math.round(rtt.sum / rtt.count / 10) * 10))),
    },
  };
}

function inSpells(before: Tally, line: string, course: SoundCourse, at: number): Tally {
  const side = sideOf(course.oneWay.faults);
  if (side === (before.open[line]?.side ?? null)) return before;
  const closed = paused(before, line, at);
  if (side === null) return closed;
  return { ...closed, open: { ...closed.open, [line]: { from: missingSince(course.oneWay, at), side } } };
}

interface Second {
  readonly mos: number | null;
  readonly loss: number | null;
  readonly jitterMs: number | null;
  readonly rttMs: number | null;
}

function onCurve(before: Tally, { mos, loss, jitterMs, rttMs }: Second, at: number): Tally {
  const second = Math.max(0, Math.floor((at - before.answeredAt) / 1000));
  let { everyS, points } = before;
  while (Math.floor(second / everyS) >= mostPoints) {
    points = halved(points);
    everyS *= 2;
  }
  const place = Math.floor(second / everyS);
  const filled = Array.from({ length: Math.max(points.length, place + 1) }, (_, index) => points[index] ?? blank);
  const point = filled[place] ?? blank;
  filled[place] = {
    mos: add(point.mos, mos),
    rtt: add(point.rtt, rttMs),
    loss: most(point.loss, loss),
    jitter: most(point.jitter, jitterMs === null ? null : Math.round(jitterMs / 5) * 5),
  };
  return { ...before, everyS, points: filled };
}

function halved(points: readonly Point[]): readonly Point[] {
  return Array.from({ length: Math.ceil(points.length / 2) }, (_, index) => {
    const [one, other] = [points[index * 2] ?? blank, points[index * 2 + 1] ?? blank];
    return {
      mos: joined(one.mos, other.mos),
      rtt: joined(one.rtt, other.rtt),
      loss: most(one.loss, other.loss),
      jitter: most(one.jitter, other.jitter),
    };
  });
}

function add(mean: Mean, value: number | null): Mean {
  return value === null ? mean : joined(mean, { sum: value, count: 1, least: value, most: value });
}

function joined(one: Mean, other: Mean): Mean {
  return {
    sum: one.sum + other.sum,
    count: one.count + other.count,
    least: Math.min(one.least, other.least),
    most: Math.max(one.most, other.most),
  };
}

function most(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

function opinionMean({ sum, count, least }: Mean): SoundSummary['mos'] {
  return count === 0 ? null : { mean: tenth(sum / count), least: tenth(least) };
}

function highMean({ sum, count, most: highest }: Mean): SoundSummary['jitterMs'] {
  return count === 0 ? null : { mean: Math.round(sum / count), most: Math.round(highest) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
