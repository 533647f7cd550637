import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDayIn, nameOf, periodNames, periodOf } from '../../../renderer/features/journal/filters/periods.ts';

test('weeks begin with the day of the country, months with their first', () => {
  expect(periodOf('week', '2026-11-28', 1)).toEqual({ from: '2026-11-23', until: '2026-11-29' });
  expect(periodOf('week', '2026-11-28', 6)).toEqual({ from: '2026-11-28', until: '2026-12-04' });
  expect(periodOf('lastWeek', '2026-01-01', 1)).toEqual({ from: '2025-12-22', until: '2025-12-28' });
  expect(periodOf('month', '2028-02-10', 1)).toEqual({ from: '2028-02-01', until: '2028-02-29' });
  expect(periodOf('lastMonth', '2026-01-15', 1)).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  expect(periodOf('days30', '2026-03-01', 1)).toEqual({ from: '2026-01-31', until: '2026-03-01' });
});

test('a period is called by its name, and by its days when it has none today', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 7 }), fc.constantFrom(...periodNames), (date, firstDay, name) => {
      const today = date.toISOString().slice(0, 10);
      const period = periodOf(name, today, firstDay);
      const called = nameOf(period, today, firstDay);
      return period.from <= period.until && called !== null && sameAs(periodOf(called, today, firstDay), period);
    }),
  );
  expect(nameOf({ from: '2026-01-03', until: '2026-01-09' }, '2026-11-28', 1)).toBeNull();
});

test('a week begins with Monday in Ukraine and with Saturday in Arabic as Egypt writes it', () => {
  expect(firstDayIn('uk-UA')).toBe(1);
  expect([6, 7]).toContain(firstDayIn('ar-EG'));
});

function sameAs(one: { from: string; until: string }, other: { from: string; until: string }): boolean {
  return one.from === other.from && one.until === other.until;
}
