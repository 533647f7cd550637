import { expect, test } from 'vitest';
import { type Backup, backupIdAt, backupsToDrop } from '#core/journal/keeping.ts';
import { type KeepingDisk, blankNote } from '#core/journal/keepingDisk.ts';
import { ok } from '#core/support/result.ts';
import { createBackups } from '../../electron/services/keeping/backups.ts';
import { createDoing } from '../../electron/services/keeping/doing.ts';
import { fakeClock, silentLog } from '../fakes/clock.ts';

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
    const drop = new Set(backupsToDrop(backups, startsAt + day * dayMs));
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
  expect(backupsToDrop([...backups, setBack], night + 3 * dayMs)).toEqual([]);
});

test('backups that seem to come push none out that is made now, and those before the last two updates stay', () => {
  const ahead = Array.from({ length: 20 }, (_, day) => backupAt(night + (day + 1) * dayMs));
  const now = backupAt(night);
  expect(backupsToDrop([...ahead, now], night)).not.toContain(now.backupId);
  const updates = [900, 600, 300].map((days): Backup => {
    const at = night - days * dayMs;
    return { ...backupAt(at), backupId: backupIdAt(at, true), beforeUpdate: true };
  });
  const daily = Array.from({ length: 30 }, (_, day) => backupAt(night - day * dayMs));
  const dropped = backupsToDrop([...updates, ...daily], night);
  expect(updates.map(({ backupId }) => dropped.includes(backupId))).toEqual([true, false, false]);
});

test('a clock that is set back three days makes one more backup, and not one a minute', async () => {
  const clock = fakeClock(night);
  const [made, note] = [new Map<string, Backup>(), { current: blankNote }];
  const disk: Pick<KeepingDisk, 'ownFolder' | 'backups' | 'drop' | 'backUp' | 'sweep' | 'isUsable'> = {
    isUsable: () => Promise.resolve(true),
    ownFolder: '/backups',
    backups: () => Promise.resolve([...made.values()].toSorted((a, b) => b.at - a.at)),
    drop: (_, backupId) => Promise.resolve(void made.delete(backupId)),
    sweep: () => undefined,
    backUp: (_, __, at) => {
      made.set(backupIdAt(at), backupAt(at));
      return { done: Promise.resolve(ok(ok(backupAt(at)))), stop: () => Promise.resolve() };
    },
  };
  const backups = createBackups({
    clock,
    log: silentLog,
    disk,
    book: {
      note: () => note.current,
      change: (changes) => {
        note.current = { ...note.current, ...changes };
      },
    },
    settings: () => ok({ text: '' }),
    doing: createDoing(() => undefined),
    onChanged: () => undefined,
  });
  let count = 0;
  const live = async (minutes: number): Promise<number> => {
    count = 0;
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.pass(60_000);
      if (!backups.isDue()) continue;
      count += 1;
      // oxlint-disable-next-line no-await-in-loop -- one minute after the other
      await backups.make();
    }
    return count;
  };
  await backups.read();
  const tenDays = await live(10 * 24 * 60);
  expect([10, 11]).toContain(tenDays);
  clock.pass(-3 * dayMs);
  expect(await live(10 * 60)).toBeLessThanOrEqual(1);
  clock.pass(-500 * dayMs);
  expect(await live(10 * 60)).toBe(1);
});

test('several backups of one day leave the last one', () => {
  const [first, last] = [backupAt(night), backupAt(night + 3_600_000)];
  expect(backupsToDrop([last, first], night + dayMs)).toEqual([first.backupId]);
});

test('a backup is named by its moment, so that a folder lists them in their order', () => {
  expect(backupIdAt(night)).toBe('2026-11-28T020000Z');
});
