import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialledLines } from '#core/caller/dialledLines.ts';
import type { DialledCount } from '#core/journal/store.ts';
import { bySource } from '../../renderer/features/directory/callsPerSource.ts';
import { periodOf } from '../../renderer/features/directory/period.ts';

const office = {
  employees: [
    {
      employeeId: 'e1',
      name: 'Olena Kovalenko',
      department: '',
      extension: '2 14',
      mobile: '',
      hours: null,
      absences: [],
      deputies: [],
    },
  ],
  publicNumbers: [
    { number: '044 555 12 30', label: 'Careers', source: 'Website' },
    { number: '+380445551200', label: 'Main', source: '' },
    { number: '+380445551299', label: '', source: '', ignored: true },
  ],
};
const count = (dialled: string, calls: number, missed = 0, lastAt = 1): DialledCount => ({
  dialled,
  calls,
  answered: calls - missed,
  missed,
  lastAt,
});

test('calls are told under their entries, however the number was written, and what has none is flagged', () => {
  const lines = dialledLines(
    office,
    [
      count('+380445551230', 4, 1, 5),
      count('0445551230', 1, 1, 9),
      count('214', 2),
      count('', 3),
      count('+49301', 7),
      count('+380445551299', 1),
    ],
    'UA',
  );
  expect(lines.map(({ label, state, calls, missed, lastAt }) => [label, state, calls, missed, lastAt])).toEqual([
    ['Careers', 'listed', 5, 2, 9],
    ['Main', 'listed', 0, 0, null],
    ['', 'ignored', 1, 0, 1],
    ['', 'unknown', 7, 0, 1],
    ['', 'not-told', 3, 0, 1],
    ['Olena Kovalenko', 'extension', 2, 0, 1],
  ]);
  expect(lines[0]?.keys).toEqual(['+380445551230', '0445551230']);
});

test('no call is lost or counted twice, whatever was dialled', () => {
  const dialled = fc.oneof(
    fc.constantFrom('', '214', '+380445551230', '0445551230', '00380445551230', 'alice', '__proto__', '+', '007'),
    fc.string({ maxLength: 12 }),
  );
  const counts = fc.uniqueArray(fc.tuple(dialled, fc.nat(50)), { selector: ([number]) => number, maxLength: 12 });
  fc.assert(
    fc.property(counts, (told) => {
      const lines = dialledLines(
        office,
        told.map(([number, calls]) => count(number, calls)),
        'UA',
      );
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const all = sum(told.map(([, calls]) => calls));
      expect(sum(lines.map(({ calls }) => calls))).toBe(all);
      expect(sum(bySource(lines).map(({ calls }) => calls))).toBe(all);
      expect(lines.flatMap(({ keys }) => keys).toSorted()).toEqual(told.map(([number]) => number).toSorted());
    }),
    { numRuns: 300 },
  );
});

test('sources come first, the most called before the others, whatever their capitals; an ignored number without calls is not told', () => {
  const lines = dialledLines(
    {
      ...office,
      publicNumbers: [
        ...office.publicNumbers,
        { number: '+380445551201', label: 'Sales', source: 'Card' },
        { number: '+380445551202', label: 'Press', source: 'website' },
      ],
    },
    [count('+380445551230', 1), count('+380445551202', 1), count('+380445551201', 5), count('+49301', 9)],
    'UA',
  );
  expect(bySource(lines).map(({ kind, name, calls, lines: of }) => [kind, name, calls, of.length])).toEqual([
    ['source', 'Card', 5, 1],
    ['source', 'Website', 2, 2],
    ['no-source', '', 0, 1],
    ['unknown', '', 9, 1],
  ]);
});

test('a period is whole days that end today, over the ends of months and years', () => {
  expect([periodOf('today', '2026-03-01'), periodOf('week', '2026-03-01'), periodOf('month', '2027-01-05')]).toEqual([
    { from: '2026-03-01', until: '2026-03-01' },
    { from: '2026-02-23', until: '2026-03-01' },
    { from: '2026-12-07', until: '2027-01-05' },
  ]);
});
