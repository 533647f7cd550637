import { expect, test } from 'vitest';
import type { JournalLine, JournalPage } from '#core/journal/entry.ts';
import { byDay, withNewest, withOlder } from '../../renderer/features/journal/pages.ts';
import { createReader } from '../../renderer/features/journal/reader.ts';

function line(callId: string, day = '2026-11-21', essence = ''): JournalLine {
  return { callId, day, essence } as unknown as JournalLine;
}
function page(callIds: string, more: boolean): JournalPage {
  return { entries: [...callIds].map((callId) => line(callId)), more, partial: false };
}
function idsOf({ entries }: { readonly entries: readonly JournalLine[] }): string {
  return entries.map(({ callId }) => callId).join('');
}

test('a new call comes in above, and the older lines read already stay', () => {
  const read = withNewest({ ...page('edcba', true) }, page('gfed', true));
  expect([idsOf(read), read.more]).toEqual(['gfedcba', true]);
});

test('a changed line is shown as it is now', () => {
  const now = { entries: [line('b', '2026-11-21', 'said more'), line('a')], more: false, partial: false };
  expect(withNewest(page('ba', false), now)).toEqual(now);
});

test('after so many new calls that nothing adjoins, the list begins anew', () => {
  expect(withNewest(page('cba', false), page('zyx', true))).toEqual(page('zyx', true));
});

test('older lines are put on only where they belong', () => {
  expect(idsOf(withOlder(page('dc', true), 'c', page('ba', false)))).toBe('dcba');
  expect(idsOf(withOlder(page('xy', true), 'c', page('ba', false)))).toBe('xy');
});

test('each day has one heading', () => {
  const entries = [line('c', '2026-11-21'), line('b', '2026-11-21'), line('a', '2026-11-20')];
  expect(byDay(entries).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'day 2026-11-21',
    'call c',
    'call b',
    'day 2026-11-20',
    'call a',
  ]);
});

test('of several searches only the answer to the last is shown, whichever comes first', async () => {
  const answers = new Map<string, (page: JournalPage) => void>();
  const reader = createReader((_name, body) =>
    new Promise<JournalPage>((resolve) =>
      answers.set((body as { filter: { text: string } }).filter.text, resolve),
    ).then((value) => ({
      ok: true as const,
      value: value as never,
    })),
  );
  reader.find({ text: 'or' });
  reader.find({ text: 'order' });
  const shown = new Promise<void>((resolve) => reader.subscribe(resolve));
  answers.get('order')?.(page('b', false));
  answers.get('or')?.(page('cba', false));
  await shown;
  await Promise.resolve();
  expect(reader.reading()).toEqual({
    ...page('b', false),
    search: { text: 'order' },
    unread: null,
  });
});

test('a journal that cannot be read keeps its lines and says so until it can', async () => {
  let refusal: 'carrier-lost' | 'not-readable' | null = null;
  const reader = createReader(() =>
    Promise.resolve(
      refusal === null
        ? { ok: true as const, value: page('ba', false) as never }
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
    ['ba', null],
    ['ba', 'unreachable'],
    ['ba', 'notReadable'],
    ['ba', null],
  ]);
});
