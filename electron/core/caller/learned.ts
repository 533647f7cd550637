import { Temporal } from 'temporal-polyfill';
import type { CallerClass } from './callerClass.ts';
import { type EvidenceWeights, ownWeights } from './evidenceRules.ts';
import { type LessonCount, within } from './lesson.ts';

/** How likely each class is; '' is the share of not knowing. They add up to 1. */
export type Shares = ReadonlyMap<CallerClass, number>;

/** Calls under the same circumstances, by class, the older the less. */
interface Tally {
  readonly stood: ReadonlyMap<CallerClass, number>;
  readonly to: ReadonlyMap<CallerClass, number>;
  readonly from: ReadonlyMap<CallerClass, number>;
}

/** What the desk has learnt from its calls until now. */
export interface Learned {
  /** Under these very circumstances; null: there was no call yet. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** The share of mistakes that the receptionist corrects, 0..1. */
  readonly noticed: number;
  /**
   * How far a class that stood is a sign that it was right, 0..1: where nobody ever corrects, standing says nothing. Fully from
   * one correction in twenty calls on.
   */
  readonly trust: number;
  /** How much of it counts, 0..1. */
  readonly weight: number;
}

const callsPerCorrection = 20;

/** What was learnt long ago counts half after so many days: a week where many call, a season where few do. */
const halfLifeDays = { least: 7, most: 90 };
/** With so many calls in the time looked back on it is `least`. */
const manyCalls = 400;
export const lookedBackDays = 180;

export const nothingLearned: Learned = {
  tallies: new Map(),
  noticed: ownWeights.noticed,
  trust: 0,
  weight: ownWeights.learned,
};

/** `today`: calendar day at the desk, ISO 8601. Counts of a later day (a clock set back) are as of today. */
export function learnedFrom(
  counts: readonly LessonCount[],
  today: string,
  { noticed, learned: weight }: Pick<EvidenceWeights, 'noticed' | 'learned'> = ownWeights,
): Learned {
  const tallies = new Map<string, Tally>();
  const ageOf = agesUntil(today);
  for (const [circumstances, own] of Map.groupBy(counts, (count) => count.circumstances))
    tallies.set(circumstances, tallyOf(own, ageOf));
  const all = tallies.get('');
  const [corrected, stood] = all === undefined ? [0, 0] : [sumOf(all.to), sumOf(all.stood)];
  const trust = stood === 0 ? 0 : Math.min(1, (corrected * callsPerCorrection) / stood);
  return { tallies, noticed, trust, weight };
}

function tallyOf(counts: readonly LessonCount[], ageOf: (day: string) => number): Tally {
  const calls = counts.reduce((sum, { stood, to }) => sum + stood + to, 0);
  const halfLife = Math.min(
    halfLifeDays.most,
    Math.max(halfLifeDays.least, (halfLifeDays.least * manyCalls) / Math.max(1, calls)),
  );
  const weighed = counts.map((count) => ({ count, weight: 0.5 ** (ageOf(count.day) / halfLife) }));
  const sumBy = (what: 'stood' | 'to' | 'from'): Map<CallerClass, number> => {
    const sums = new Map<CallerClass, number>();
    for (const { count, weight } of weighed)
      if (count[what] !== 0) sums.set(count.class, (sums.get(count.class) ?? 0) + count[what] * weight);
    return sums;
  };
  return { stood: sumBy('stood'), to: sumBy('to'), from: sumBy('from') };
}

/**
 * About how many calls were of each class. Of the mistakes a share `noticed` was corrected, so each correction stands for
 * 1 / noticed calls, and the calls that stood are fewer by those that were mistaken all the same.
 */
export function estimated(tally: Tally, { noticed, trust }: Learned): ReadonlyMap<CallerClass, number> {
  const classes = new Set([...tally.stood.keys(), ...tally.to.keys()]);
  const unnoticed = (1 - noticed) / noticed;
  return new Map(
    [...classes].map((of) => {
      const stood = (tally.stood.get(of) ?? 0) - unnoticed * (tally.from.get(of) ?? 0);
      return [of, trust * Math.max(0, stood) + (tally.to.get(of) ?? 0) / noticed];
    }),
  );
}

/** What is known before counts as so many calls. */
const priorCalls = 4;

export interface Refined {
  readonly shares: Shares;
  /** The finest circumstances that say something of their own, with about how many calls of each class; null: none. */
  readonly by: { readonly circumstances: string; readonly calls: ReadonlyMap<CallerClass, number> } | null;
}

/**
 * From what the office's own rules say to what the calls say, circumstance by circumstance, coarse to fine (a hierarchical
 * Dirichlet estimate): the coarser one is what is expected of the finer one, until that has calls enough of its own. A finer one
 * counts only where it clearly differs, so that a chance pattern of a few numbers is not taken for a rule.
 */
export function refine(rules: Shares, circumstances: string, learned: Learned): Refined {
  let refined: Refined = { shares: rules, by: null };
  if (learned.weight === 0) return refined;
  // All calls together say nothing of this one: the first level is who calls.
  for (const [place, one] of within(circumstances).slice(1).entries()) {
    const tally = learned.tallies.get(one);
    if (tally === undefined) continue;
    const calls = estimated(tally, learned);
    if (place > 0 && refined.by !== null && !differs(calls, refined.shares)) continue;
    if (sumOf(calls) > 0)
      refined = { shares: mixed(refined.shares, calls, learned.weight), by: { circumstances: one, calls } };
  }
  return refined;
}

/** Of all calls together. */
export function overall(learned: Learned): Shares {
  const tally = learned.tallies.get('');
  const nothing: Shares = new Map([['', 1]]);
  return tally === undefined ? nothing : mixed(nothing, estimated(tally, learned), 1);
}

/** `weight`: how much each of the calls counts. */
function mixed(before: Shares, calls: ReadonlyMap<CallerClass, number>, weight: number): Shares {
  const total = priorCalls + weight * sumOf(calls);
  const classes = new Set([...before.keys(), ...calls.keys()]);
  return new Map(
    [...classes].map((of) => [
      of,
      (priorCalls * (before.get(of) ?? 0) + (of === '' ? 0 : weight * (calls.get(of) ?? 0))) / total,
    ]),
  );
}

/** G-test of goodness of fit, at about one in a hundred. */
function differs(calls: ReadonlyMap<CallerClass, number>, expected: Shares): boolean {
  const total = sumOf(calls);
  let statistic = 0;
  for (const [of, seen] of calls)
    if (seen > 0) statistic += 2 * seen * Math.log(seen / (total * Math.max(0.005, expected.get(of) ?? 0)));
  const freedom = Math.max(1, [...expected].filter(([of, share]) => of !== '' && share > 0.01).length - 1);
  return statistic > freedom + 3.3 * Math.sqrt(freedom) + 2.4;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** In whole days, each day reckoned once. */
function agesUntil(today: string): (day: string) => number {
  const until = Temporal.PlainDate.from(today);
  const known = new Map<string, number>();
  return (day) => {
    const age = known.get(day) ?? Math.max(0, Temporal.PlainDate.from(day).until(until).days);
    known.set(day, age);
    return age;
  };
}
