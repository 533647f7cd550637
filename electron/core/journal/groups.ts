import { Temporal } from 'temporal-polyfill';
import type { JournalGroup } from './entry.ts';

/** Days that stand together in the list as weeks; `firstDay`: 1 for Monday to 7 for Sunday. Both newest first. */
export function weeksOf(days: readonly JournalGroup[], firstDay: number): readonly JournalGroup[] {
  const weeks: JournalGroup[] = [];
  let monday = '';
  for (const day of days) {
    const begins = weekOf(day.from, firstDay);
    const last = weeks.at(-1);
    if (last === undefined || begins !== monday) weeks.push(day);
    else
      weeks[weeks.length - 1] = {
        ...last,
        from: day.from < last.from ? day.from : last.from,
        until: day.until > last.until ? day.until : last.until,
        calls: last.calls + day.calls,
        missed: last.missed + day.missed,
      };
    monday = begins;
  }
  return weeks;
}

/** The day on which the week begins that this day (ISO 8601) is in. */
function weekOf(day: string, firstDay: number): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: (date.dayOfWeek - firstDay + 7) % 7 }).toString();
}
