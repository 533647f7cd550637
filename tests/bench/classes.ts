import { writeFileSync } from 'node:fs';
import { type OfficeFigures, type WeekFigures, measureOffice } from '../offices/measure.ts';
import type { Variant } from '../offices/office.ts';
import { type Figure, reading } from './figures.ts';

const columns = ['withEvidence', 'all', 'calibration', 'directory', 'dialled', 'ceiling'] as const;

/**
 * Generated offices, each classified by the product's own code beside two rivals and whoever knows how the office was made
 * (tests/offices). Percent, mean and spread over the offices.
 */
export function measureClasses(offices: number): readonly Figure[] {
  const spreadOut = played(offices, {});
  const soonAgain = played(offices, { spread: 7 });
  process.stdout.write(tableOf('calls of one caller anywhere in the sixty days', spreadOut));
  process.stdout.write(tableOf('calls of one caller within a week', soonAgain));
  writeFileSync('bench-classes.json', `${JSON.stringify({ spreadOut, soonAgain }, null, 2)}\n`);
  const ahead = mean(spreadOut.map(({ last }) => 100 * (last.all - Math.max(last.directory, last.dialled))));
  const calibration = mean(spreadOut.map(({ last }) => 100 * last.calibration));
  return [
    reading('classes: ahead of the better rival, last two weeks', '%', ahead, 'at least 10 points', ahead >= 10),
    reading('classes: calibration error, last two weeks', '%', calibration, 'at most 5', calibration <= 5),
  ];
}

function played(offices: number, variant: Variant): readonly OfficeFigures[] {
  return Array.from({ length: offices }, (_, seed) => measureOffice(seed + 1, variant));
}

function tableOf(title: string, offices: readonly OfficeFigures[]): string {
  const weeks = Math.max(...offices.map((office) => office.weeks.length));
  const lines = Array.from({ length: weeks }, (_, week) => ({
    name: `week ${week + 1}`,
    figures: offices.flatMap((office) => office.weeks[week] ?? []),
  }));
  const last = { name: 'last two', figures: offices.map((office) => office.last) };
  return [
    `\n${offices.length} offices, ${title}; percent, mean +- standard deviation\n`,
    ['', ...columns].map((name) => name.padStart(14)).join(''),
    ...[...lines, last].map(({ name, figures }) =>
      [name, ...columns.map((column) => cell(figures, column))].map((text) => text.padStart(14)).join(''),
    ),
    '',
  ].join('\n');
}

function cell(figures: readonly WeekFigures[], column: (typeof columns)[number]): string {
  const shares = figures.map((figure) => 100 * figure[column]);
  const middle = mean(shares);
  const spread = Math.sqrt(mean(shares.map((share) => (share - middle) ** 2)));
  return `${middle.toFixed(1)} +- ${spread.toFixed(1)}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
