import { expect, test } from 'vitest';
import type { JournalGroups, JournalLine, JournalPage } from '#core/journal/entry.ts';
import type { RequestOf } from '#core/contract/contract.ts';
import { placeOfDay } from '../../../renderer/features/journal/reading/days.ts';
import {
  nothingRead,
  type ReadLines,
  withLines,
  withNewest,
} from '../../../renderer/features/journal/reading/readLines.ts';
import { createReader } from '../../../renderer/features/journal/reading/reader.ts';

const day = '2026-11-21';

function line(callId: string, changed: Partial<JournalLine> = {}): JournalLine {
  return { callId, day, essence: '', outcome: 'answered', ...changed } as unknown as JournalLine;
}
function page(callIds: readonly string[], more: boolean): JournalPage {
  return { entries: callIds.map((callId) => line(callId)), more, partial: false };
}
/** `count` ids, newest first: c9, c8, c7 */
function ids(newest: number, count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `c${newest - nth}`);
}
function read(callIds: readonly string[], more: boolean): ReadLines {
  return { ...withLines(nothingRead, 0, page(callIds, more).entries), more };
}
function idsOf({ lines }: Pick<ReadLines, 'lines'>): string {
  return [...lines.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([place, { callId }]) => `${place}:${callId}`)
    .join(' ');
}

test('a new call comes in above, and the older lines read already move on', () => {
  const next = withNewest(read(['e', 'd', 'c', 'b', 'a'], true), page(['g', 'f', 'e', 'd'], true));
  expect([idsOf(next.read), next.came?.map(({ callId }) => callId)]).toEqual([
    '0:g 1:f 2:e 3:d 4:c 5:b 6:a',
    ['g', 'f'],
  ]);
  expect(next.read).toMatchObject({ head: 7, more: true });
});

test('after so many new calls that nothing adjoins, or when a line has left the list, it begins anew', () => {
  const before = read(['c', 'b', 'a', '9', '8'], true);
  for (const now of [page(['z', 'y', 'x'], true), page(['c', 'a', '9'], true)])
    expect(withNewest(before, now)).toMatchObject({ came: null, read: { head: 3 } });
});

test('a line that is read again elsewhere is nowhere twice', () => {
  const moved = withLines(read(['c', 'b', 'a'], true), 2, [line('b'), line('a')]);
  expect([idsOf(moved), moved.head, moved.places.get('b')]).toEqual(['0:c 2:b 3:a', 1, 2]);
});

/** A journal of c0 to c(count - 1), ten a day, the newest day first; answers as the desk does. */
function journal(count: number) {
  const all = ids(count - 1, count).map((callId, nth) => line(callId, { day: dayBack(Math.floor(nth / 10)) }));
  const groups: JournalGroups['groups'] = [];
  for (let first = 0; first < count; first += 10)
    groups.push({
      place: all[first]?.callId ?? '',
      from: dayBack(first / 10),
      until: dayBack(first / 10),
      calls: Math.min(10, count - first),
      missed: 0,
    });
  const asked: string[] = [];
  function list({ from, limit }: RequestOf<'journal.list'>): JournalPage {
    const placeOf = (callId: string): number => all.findIndex((one) => one.callId === callId);
    const start =
      from.kind === 'newest'
        ? 0
        : from.kind === 'behind'
          ? placeOf(from.callId) + 1
          : from.kind === 'place'
            ? placeOf(from.place) + from.skip
            : 0;
    asked.push(`${from.kind} ${start}`);
    return { entries: all.slice(start, start + limit), more: start + limit < count, partial: false };
  }
  return { list, asked, groups: { groups, calls: count, missed: 0, partial: false } };
}
function dayBack(days: number): string {
  return new Date(Date.UTC(2026, 10, 21 - days)).toISOString().slice(0, 10);
}

test('a jump into the middle of a long journal reads there alone, and both ways from there', async () => {
  const { list, asked, groups } = journal(5_000);
  const reader = createReader(((name: string, body: never) =>
    Promise.resolve({ ok: true, value: name === 'journal.list' ? list(body) : groups })) as never);
  reader.find({});
  await expect.poll(() => reader.reading()).toMatchObject({ calls: 5_000, isCounted: true, head: 100 });
  const { place } = placeOfDay(reader.reading().days, dayBack(300));
  expect(place).toBe(3_000);
  reader.need(place, place + 20);
  await expect.poll(() => reader.reading().lines.get(3_020)?.callId).toBe('c1979');
  reader.need(2_960, 3_000);
  await expect.poll(() => reader.reading().lines.get(2_960)?.callId).toBe('c2039');
  reader.need(3_090, 3_120);
  await expect.poll(() => reader.reading().lines.get(3_120)?.callId).toBe('c1879');
  // Come from below a page is read that ends where the lines begin; further on, behind the last one.
  expect(asked).toEqual(['newest 0', 'place 3000', 'place 2900', 'behind 3100']);
});

test('before the journal is counted its lines are read one page after the other, with days of their own', async () => {
  const { list } = journal(250);
  const reader = createReader(((name: string, body: never) =>
    Promise.resolve(
      name === 'journal.list' ? { ok: true, value: list(body) } : { ok: false, error: 'superseded' },
    )) as never);
  reader.find({});
  await expect.poll(() => reader.reading()).toMatchObject({ calls: 100, isCounted: false });
  reader.need(80, 110);
  await expect.poll(() => reader.reading()).toMatchObject({ calls: 200, isCounted: false });
  reader.need(180, 210);
  await expect.poll(() => reader.reading()).toMatchObject({ calls: 250, isCounted: true, more: false });
  expect(reader.reading().days).toHaveLength(25);
});

test('of several searches only the answer to the last is shown, whichever comes first', async () => {
  const answers = new Map<string, (page: JournalPage) => void>();
  const reader = createReader((_name, body) =>
    new Promise<JournalPage>((resolve) =>
      answers.set((body as { filter: { text: string } }).filter.text, resolve),
    ).then((value) => ({ ok: true as const, value: value as never })),
  );
  reader.find({ text: 'or' });
  reader.find({ text: 'order' });
  const shown = new Promise<void>((resolve) => reader.subscribe(resolve));
  answers.get('order')?.(page(['b'], false));
  answers.get('or')?.(page(['c', 'b', 'a'], false));
  await shown;
  await Promise.resolve();
  expect(reader.reading()).toMatchObject({ search: { text: 'order' }, unread: null, calls: 1, isCounted: true });
  expect(idsOf(reader.reading())).toBe('0:b');
});

test('a journal that cannot be read keeps its lines and says so until it can', async () => {
  let refusal: 'carrier-lost' | 'not-readable' | null = null;
  const reader = createReader(() =>
    Promise.resolve(
      refusal === null
        ? { ok: true as const, value: page(['b', 'a'], false) as never }
        : { ok: false as const, error: refusal },
    ),
  );
  const told: (readonly [string, string | null])[] = [];
  const heard = () =>
    new Promise<void>((resolve) => {
      const stop = reader.subscribe(() => {
        told.push([idsOf(reader.reading()), reader.reading().unread]);
        stop();
        resolve();
      });
    });
  reader.find({});
  await heard();
  for (const next of ['carrier-lost', 'not-readable', null] as const) {
    refusal = next;
    reader.refresh();
    // oxlint-disable-next-line no-await-in-loop -- one answer after the other
    await heard();
  }
  expect(told).toEqual([
    ['0:b 1:a', null],
    ['0:b 1:a', 'unreachable'],
    ['0:b 1:a', 'notReadable'],
    ['0:b 1:a', null],
  ]);
});
