import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JournalColumn, ownLook } from '#core/journal/savedView.ts';
import { movedColumn, withColumn } from '../../../renderer/features/journal/look/columns.ts';
import { isChanged, viewOf } from '../../../renderer/features/journal/look/present.ts';
import { cellsOf, gridOf } from '../../../renderer/features/journal/table/cells.ts';
import { rowsOf } from '../../../renderer/features/journal/table/rows.ts';
import { scaleOf } from '../../../renderer/features/journal/table/scale.ts';

const group = (from: string, calls: number) => ({ place: '', from, until: from, calls, missed: 0 });

test('each day stands above its calls, and every call has one row', () => {
  const rows = rowsOf([group('2026-11-21', 2), group('2026-11-20', 1)], 3);
  expect(
    Array.from({ length: rows.count }, (_, row) => rows.at(row)).map((item) =>
      'place' in item ? item.place : item.group.from,
    ),
  ).toEqual(['2026-11-21', 0, 1, '2026-11-20', 2]);
  expect([0, 1, 2, 3, 4].map(rows.headingOf)).toEqual([0, 0, 0, 3, 3]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 }), (calls) => {
      const total = calls.reduce((sum, one) => sum + one, 0);
      const many = rowsOf(
        calls.map((one, nth) => group(String(nth), one)),
        total,
      );
      expect(many.count).toBe(total + calls.length);
      for (let place = 0; place < total; place += 7)
        expect(many.at(many.rowOf(place))).toEqual({ kind: 'call', place });
    }),
  );
});

test('a list that is too high to be laid out is reached to its last pixel, and a step near its ends is a step', () => {
  const height = 700;
  const whole = 2_003_650 * 50;
  const scale = scaleOf(whole, height);
  expect(scale.drawn).toBeLessThan(9_000_000);
  expect([scale.topAt(0), scale.topAt(scale.drawn - height)]).toEqual([0, whole - height]);
  expect(scale.topAt(400) - scale.topAt(300)).toBe(100);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole - height }), (top) => {
      expect(scale.topAt(scale.scrolledAt(top))).toBeCloseTo(top, 3);
    }),
  );
});

test('what belongs to the caller, or to the note, shares its cell only while it follows it', () => {
  const leads = (columns: readonly JournalColumn[]) => cellsOf(columns).map(({ columns: all }) => all.join('+'));
  expect(leads(ownLook.columns)).toEqual([
    'time',
    'outcome+callback',
    'caller+number+line+company',
    'class',
    'topic+employee+essence',
    'wait',
    'talk',
  ]);
  expect(leads(['number', 'caller', 'company', 'class', 'callback', 'essence', 'topic'])).toEqual([
    'number',
    'caller+company',
    'class',
    'callback',
    'essence+topic',
  ]);
  // Of any columns at least one takes what room is left.
  for (const column of JournalColumn.options) expect(gridOf(cellsOf([column]), false).template).toContain('fr');
});

test('columns move by one place as far as there are any, and the last one stays', () => {
  expect(movedColumn(['time', 'caller', 'talk'], 'talk', -1)).toEqual(['time', 'talk', 'caller']);
  expect(movedColumn(['time', 'caller', 'talk'], 'time', -1)).toEqual(['time', 'caller', 'talk']);
  expect(withColumn(['time'], 'time')).toEqual(['time']);
  expect(withColumn(['time', 'caller'], 'line')).toEqual(['time', 'caller', 'line']);
});

test('a view counts as changed when something else is shown, in whatever order its filter was put together', () => {
  const saved = viewOf(
    { filter: { outcomes: ['missed'], text: 'or' }, look: ownLook },
    { viewId: 'v', name: 'Missed' },
  );
  expect(isChanged(saved, { filter: { text: 'or', outcomes: ['missed'] }, look: ownLook })).toBe(false);
  expect(isChanged(saved, { filter: { text: 'or' }, look: ownLook })).toBe(true);
  expect(isChanged(saved, { filter: saved.filter, look: { ...ownLook, group: 'week' } })).toBe(true);
});
