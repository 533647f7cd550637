import { expect, test } from 'vitest';
import type { JournalGroup } from '#core/journal/entry.ts';
import { weeksOf } from '#core/journal/groups.ts';
import { type SavedView, SavedView as View, mostViews } from '#core/journal/savedView.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { failed, ok } from '#core/support/result.ts';
import { createJournalHandlers } from '../../electron/services/journal/journalHandlers.ts';

function view(viewId: string, name: string): SavedView {
  return { viewId, name, filter: { outcomes: ['missed'] }, columns: ['time', 'caller'], group: 'day' };
}

function desk(kept: readonly SavedView[] = []) {
  const written: (readonly SavedView[])[] = [];
  const disk = { isFull: false };
  const handlers = createJournalHandlers({
    store: {
      count: (_filter: unknown, asker: string) =>
        Promise.resolve(ok({ calls: asker.length, missed: 0, partial: false })),
    } as unknown as JournalStore,
    views: kept,
    saveViews: (views) => {
      if (disk.isFull) return Promise.resolve(failed('not-written'));
      written.push(views);
      return Promise.resolve(ok(null));
    },
  });
  return { page: handlers.handlersForPage(), another: handlers.handlersForPage(), written, disk };
}

test('a view that one page saves every page has, and it keeps its place when it is changed', async () => {
  const { page, another, written } = desk([view('a', 'Missed')]);
  expect(await page['journal.save-view']({ view: view('b', 'Клієнти') })).toEqual(ok({}));
  expect(await another['journal.save-view']({ view: view('a', 'Missed today') })).toEqual(ok({}));
  expect(await page['journal.views']({})).toEqual(ok({ views: [view('a', 'Missed today'), view('b', 'Клієнти')] }));
  expect(written).toHaveLength(2);
});

test('a view that is put back stands where it stood, also where the one behind it is gone meanwhile', async () => {
  const { page } = desk(['a', 'b', 'c', 'd'].map((name) => view(name, name)));
  await page['journal.remove-view']({ viewId: 'b' });
  await page['journal.remove-view']({ viewId: 'c' });
  expect(await page['journal.save-view']({ view: view('b', 'b'), before: ['c', 'd'] })).toEqual(ok({}));
  expect(await page['journal.save-view']({ view: view('c', 'c'), before: ['d'] })).toEqual(ok({}));
  expect(await page['journal.save-view']({ view: view('e', 'e'), before: ['gone'] })).toEqual(ok({}));
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => view(name, name));
  expect(await page['journal.views']({})).toEqual(ok({ views: all }));
});

test('two views of one name, one too many, and one that is not there are refused', async () => {
  const { page } = desk(Array.from({ length: mostViews }, (_, nth) => view(`v${nth}`, `View ${nth}`)));
  expect(await page['journal.save-view']({ view: view('v1', ' VIEW 2') })).toEqual(failed('taken'));
  expect(await page['journal.save-view']({ view: view('more', 'One more') })).toEqual(failed('too-many'));
  expect(await page['journal.remove-view']({ viewId: 'more' })).toEqual(failed('not-there'));
  expect(await page['journal.remove-view']({ viewId: 'v1' })).toEqual(ok({}));
});

test('what the disk refuses is not said to be saved', async () => {
  const { page, disk } = desk();
  disk.isFull = true;
  expect(await page['journal.save-view']({ view: view('a', 'Missed') })).toEqual(failed('not-written'));
  expect(await page['journal.views']({})).toEqual(ok({ views: [] }));
});

test('a view that shows a column twice, none, or a filter that nobody knows is none', () => {
  const wrong = [{ columns: [] }, { columns: ['time', 'time'] }, { filter: { colour: 'red' } }, { name: '' }];
  expect(wrong.map((change) => View.safeParse({ ...view('a', 'A'), ...change }).success)).toEqual(
    wrong.map(() => false),
  );
});

test('days become weeks from the day that a week begins with here', () => {
  const day = (from: string, calls: number): JournalGroup => ({ place: from, from, until: from, calls, missed: 1 });
  // Monday the 30th, Sunday the 29th, Saturday the 28th, and the Monday before.
  const days = [day('2026-11-30', 1), day('2026-11-29', 2), day('2026-11-28', 4), day('2026-11-23', 8)];
  const weeks = (firstDay: number) =>
    weeksOf(days, firstDay).map(({ place, from, until, calls }) => [place, from, until, calls]);
  expect([weeks(1), weeks(7), weeks(6)]).toEqual([
    [
      ['2026-11-30', '2026-11-30', '2026-11-30', 1],
      ['2026-11-29', '2026-11-23', '2026-11-29', 14],
    ],
    [
      ['2026-11-30', '2026-11-29', '2026-11-30', 3],
      ['2026-11-28', '2026-11-23', '2026-11-28', 12],
    ],
    [
      ['2026-11-30', '2026-11-28', '2026-11-30', 7],
      ['2026-11-23', '2026-11-23', '2026-11-23', 8],
    ],
  ]);
});
