import { z } from 'zod';

/** A row of values in few words: value (null: nothing was measured), and how many times it stands. */
const Runs = z.array(z.tuple([z.number().nullable(), z.int().min(1)])).max(120);

/** At most so many points, however long the call; each then stands for 2, 4, 8 ... seconds. */
export const mostPoints = 120;
const mostSpells = 20;

/** What the journal keeps of a call's sound. Figures are of what the desk heard; MOS is estimated after ITU-T G.107. */
export const SoundSummary = z.object({
  /** Seconds in which both talked and the sound was measured, and in which the page told nothing. */
  measuredS: z.int(),
  unmeasuredS: z.int(),
  /** That which was used longest; '' not known. */
  codec: z.string(),
  /** A second without any sound counts as 1. */
  mos: z.object({ mean: z.number(), least: z.number() }).nullable(),
  /** By the reports of the other side; null where it makes none. */
  mosThere: z.object({ mean: z.number(), least: z.number() }).nullable(),
  /** Of all packets; in the worst five seconds. */
  lossPercent: z.object({ mean: z.number(), most: z.number() }),
  jitterMs: z.object({ mean: z.number(), most: z.number() }).nullable(),
  rttMs: z.object({ mean: z.number(), most: z.number() }).nullable(),
  /** Times when one did not hear the other: seconds after the answer, and how long. The first ones; `spells` counts all. */
  spells: z.int(),
  oneWay: z
    .array(
      z.object({
        fromS: z.int(),
        forS: z.int(),
        side: z.enum(['caller-not-heard', 'desk-not-heard', 'neither-heard']),
      }),
    )
    .max(mostSpells),
  /** From the answer on, a point every so many seconds. MOS and round trip to their mean, loss and jitter to their worst. */
  curve: z.object({ everyS: z.int(), mos: Runs, lossPercent: Runs, jitterMs: Runs, rttMs: Runs }),
});
export type SoundSummary = z.infer<typeof SoundSummary>;

/** The points of one row of the curve. */
export function pointsOf(runs: SoundSummary['curve']['mos']): readonly (number | null)[] {
  return runs.flatMap(([value, times]) => Array.from({ length: times }, () => value));
}

/** The other way round. */
export function runsOf(points: readonly (number | null)[]): [number | null, number][] {
  const runs: [number | null, number][] = [];
  for (const value of points) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] === value) last[1] += 1;
    else runs.push([value, 1]);
  }
  return runs;
}

export function addSpell(
  spells: SoundSummary['oneWay'],
  spell: SoundSummary['oneWay'][number],
): SoundSummary['oneWay'] {
  return spells.length < mostSpells ? [...spells, spell] : spells;
}
