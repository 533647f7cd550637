import { expect, test } from 'vitest';
import { type Backup, backupIdAt, backupsToDrop } from '#core/journal/keeping.ts';

const dayMs = 86_400_000;
const night = 1_795_831_200_000;

function backupAt(at: number): Backup {
  return { backupId: backupIdAt(at), at, calls: 1, facts: 1, bytes: 1, verified: true };
}

/** Two years of a backup a day, each followed by what goes; how old those are that are left, in days. */
function leftAfter(days: number, startsAt: number): readonly number[] {
  let backups: Backup[] = [];
  for (let day = 0; day < days; day += 1) {
    backups.push(backupAt(startsAt + day * dayMs));
    const drop = new Set(backupsToDrop(backups));
    backups = backups.filter(({ backupId }) => !drop.has(backupId));
  }
  const newest = backups.at(-1)?.at ?? 0;
  return backups.map(({ at }) => (newest - at) / dayMs).toReversed();
}

test('after two years of a backup a day there are seven days, four weeks and a year of them, whatever day it is', () => {
  for (let start = 0; start < 7; start += 1) {
    const ages = leftAfter(730, night + start * dayMs);
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(ages.length).toBeLessThanOrEqual(7 + 4 + 12);
    expect(ages.filter((age) => age > 6 && age <= 28).length).toBeGreaterThanOrEqual(2);
    expect(ages.at(-1)).toBeGreaterThanOrEqual(300);
    expect(ages.at(-1)).toBeLessThanOrEqual(365);
  }
});

test('a clock that was set back a year takes no backup away but by the same measure, and the newest stays', () => {
  const backups = [0, 1, 2].map((day) => backupAt(night + day * dayMs));
  const setBack = backupAt(night - 365 * dayMs);
  expect(backupsToDrop([...backups, setBack])).toEqual([]);
});

test('several backups of one day leave the last one', () => {
  const [first, last] = [backupAt(night), backupAt(night + 3_600_000)];
  expect(backupsToDrop([last, first])).toEqual([first.backupId]);
});

test('a backup is named by its moment, so that a folder lists them in their order', () => {
  expect(backupIdAt(night)).toBe('2026-11-28T020000Z');
});
