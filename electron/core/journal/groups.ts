import type { JournalGroup } from './entry.ts';

/** Days that stand together in the list as weeks; `firstDay`: 1 for Monday to 7 for Sunday. Both newest first. */
export function weeksOf(days: readonly JournalGroup[], firstDay: number): readonly JournalGroup[] {
  const weeks: JournalGroup[] = [];
  let week = Number.NaN;
  for (const day of days) {
    const own = weekOf(day.from, firstDay);
    const last = weeks.at(-1);
    if (last === undefined || own !== week) weeks.push(day);
    else
      weeks[weeks.length - 1] = {
        ...last,
        from: day.from < last.from ? day.from : last.from,
        until: day.until > last.until ? day.until : last.until,
        calls: last.calls + day.calls,
        missed: last.missed + day.missed,
      };
    week = own;
  }
  return weeks;
}

/** Whole weeks since the one in which 1 January 1970, a Thursday, was. */
function weekOf(day: string, firstDay: number): number {
  return Math.floor((daysSince1970(day) + 4 - firstDay) / 7);
}

/** Of an ISO 8601 day: years begin in March, so that a leap day is the last of its year, and every 400 of them are alike. */
function daysSince1970(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const ownYear = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return (
    ownYear * 365 + Math.floor(ownYear / 4) - Math.floor(ownYear / 100) + Math.floor(ownYear / 400) + inYear - 719_468
  );
}
