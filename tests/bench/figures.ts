/** One line of the table: a value beside the floor measured in the same run with the same marks. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB' | 'bytes' | 'calls' | 'rows' | '% of a core' | '%';
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly floorP50: number | null;
  readonly floorP95: number | null;
  /** p50 over floorP50; null without a floor. */
  readonly ratio: number | null;
  /** In words, for a reader. */
  readonly goal: string;
  readonly ok: boolean;
}

/** The value below which this share of the samples lies (nearest rank). */
function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export interface Goal {
  readonly says: string;
  readonly met: (value: Spread, floor: Spread) => boolean;
}
interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export function compared(name: string, samples: readonly number[], floor: readonly number[], goal: Goal): Figure {
  const value = spreadOf(samples);
  const least = spreadOf(floor);
  return {
    name,
    unit: 'ms',
    n: samples.length,
    p50: rounded(value.p50),
    p95: rounded(value.p95),
    floorP50: rounded(least.p50),
    floorP95: rounded(least.p95),
    ratio: rounded(value.p50 / least.p50),
    goal: goal.says,
    ok: goal.met(value, least),
  };
}

/** A single reading without a floor. */
export function reading(name: string, unit: Figure['unit'], value: number, goal: string, ok: boolean): Figure {
  const shown = rounded(value);
  return { name, unit, n: 1, p50: shown, p95: shown, floorP50: null, floorP95: null, ratio: null, goal, ok };
}

function spreadOf(samples: readonly number[]): Spread {
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function table(figures: readonly Figure[]): string {
  const head = ['name', 'unit', 'n', 'p50', 'p95', 'floor p50', 'floor p95', 'ratio', 'goal', ''];
  const rows = figures.map((figure) => [
    figure.name,
    figure.unit,
    String(figure.n),
    String(figure.p50),
    String(figure.p95),
    String(figure.floorP50 ?? '-'),
    String(figure.floorP95 ?? '-'),
    String(figure.ratio ?? '-'),
    figure.goal,
    figure.ok ? 'ok' : 'MISSED',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
