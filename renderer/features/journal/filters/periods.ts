import type { JournalFilter } from '#core/journal/filter.ts';

export const periodNames = ['today', 'yesterday', 'week', 'lastWeek', 'month', 'lastMonth', 'days30'] as const;
export type PeriodName = (typeof periodNames)[number];
export type Period = NonNullable<JournalFilter['period']>;

const dayMs = 86_400_000;

/** Days from one to another, both whole; `today` ISO 8601, `firstDay` of a week 1 (Monday) to 7. */
export function periodOf(name: PeriodName, today: string, firstDay: number): Period {
  const [year = 1970, month = 1] = today.split('-').map(Number);
  const sinceFirst = (weekdayOf(today) - firstDay + 7) % 7;
  switch (name) {
    case 'today':
      return { from: today, until: today };
    case 'yesterday':
      return { from: moved(today, -1), until: moved(today, -1) };
    case 'week':
      return { from: moved(today, -sinceFirst), until: moved(today, 6 - sinceFirst) };
    case 'lastWeek':
      return { from: moved(today, -sinceFirst - 7), until: moved(today, -sinceFirst - 1) };
    case 'month':
      return { from: dayOf(year, month, 1), until: dayOf(year, month + 1, 0) };
    case 'lastMonth':
      return { from: dayOf(year, month - 1, 1), until: dayOf(year, month, 0) };
    case 'days30':
      return { from: moved(today, -29), until: today };
  }
}

/** What a period is called today; null: its days have to be told. */
export function nameOf(period: Period, today: string, firstDay: number): PeriodName | null {
  return (
    periodNames.find((name) => {
      const { from, until } = periodOf(name, today, firstDay);
      return from === period.from && until === period.until;
    }) ?? null
  );
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
function weekdayOf(day: string): number {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDay() || 7;
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Day 0 is the last one of the month before. */
function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** With which day a week begins where the language is at home (CLDR); Monday where the browser does not tell. */
export function firstDayIn(locale: string): number {
  const known: unknown = Reflect.get(new Intl.Locale(locale), 'getWeekInfo');
  const week: unknown = typeof known === 'function' ? Reflect.apply(known, new Intl.Locale(locale), []) : null;
  const first: unknown = typeof week === 'object' && week !== null ? Reflect.get(week, 'firstDay') : null;
  return typeof first === 'number' ? first : 1;
}
