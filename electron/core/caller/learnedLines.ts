import type { LearnedLine } from '../contract/classCalls.ts';
import type { CallerClass } from './callerClass.ts';
import { compareClasses } from './callerClass.ts';
import { readCircumstances } from './circumstance.ts';
import { type LessonCount, within } from './lesson.ts';

interface Branch {
  readonly circumstances: string;
  readonly calls: number;
  readonly classes: LearnedLine['classes'];
  readonly finer: readonly Branch[];
}

/** All calls together: how many taught something, and how many of them were corrected. */
export function learnedInAll(counts: readonly LessonCount[]): { readonly calls: number; readonly corrected: number } {
  const all = counts.filter(({ circumstances }) => circumstances === '');
  const corrected = all.reduce((sum, { to }) => sum + to, 0);
  return { calls: corrected + all.reduce((sum, { stood }) => sum + stood, 0), corrected };
}

/**
 * What was learnt as lines, each below the one that it lies within, the most frequent first. Where all calls of a line lie
 * within one finer circumstance, the two are one line. At most `most` of them, of the most frequent.
 */
export function learnedLines(
  counts: readonly LessonCount[],
  most: number,
): { readonly lines: LearnedLine[]; readonly more: number } {
  const all = branchesOf(counts).flatMap((branch) => linesOf(branch, 0, 0));
  const shown = new Set(all.toSorted((a, b) => b.calls - a.calls || a.depth - b.depth).slice(0, most));
  return { lines: all.filter((line) => shown.has(line)), more: all.length - shown.size };
}

function branchesOf(counts: readonly LessonCount[]): readonly Branch[] {
  const grouped = Map.groupBy(
    counts.filter(({ circumstances }) => circumstances !== ''),
    ({ circumstances }) => circumstances,
  );
  const byParent = Map.groupBy(grouped, ([circumstances]) => within(circumstances).at(-2) ?? '');
  const below = (parent: string): readonly Branch[] =>
    (byParent.get(parent) ?? [])
      .map(([circumstances, own]) => ({ circumstances, ...summed(own), finer: below(circumstances) }))
      .filter(({ calls }) => calls > 0)
      .toSorted((a, b) => b.calls - a.calls || (a.circumstances < b.circumstances ? -1 : 1));
  return below('');
}

function summed(counts: readonly LessonCount[]): Pick<Branch, 'calls' | 'classes'> {
  const classes = [...Map.groupBy(counts, (count) => count.class)]
    .map(([of, own]: readonly [CallerClass, readonly LessonCount[]]) => ({
      class: of,
      stood: own.reduce((sum, { stood }) => sum + stood, 0),
      corrected: own.reduce((sum, { to }) => sum + to, 0),
    }))
    .filter(({ stood, corrected }) => stood + corrected > 0)
    .toSorted((a, b) => b.stood + b.corrected - (a.stood + a.corrected) || compareClasses(a.class, b.class));
  return { classes, calls: classes.reduce((sum, { stood, corrected }) => sum + stood + corrected, 0) };
}

function linesOf(branch: Branch, depth: number, inherited: number): LearnedLine[] {
  let finest = branch;
  for (let [only] = finest.finer; only?.calls === finest.calls; [only] = finest.finer) finest = only;
  const parts = readCircumstances(finest.circumstances);
  const { circumstances, calls, classes } = branch;
  return [
    { circumstances, parts, inherited, depth, calls, classes },
    ...finest.finer.flatMap((finer) => linesOf(finer, depth + 1, parts.length)),
  ];
}
