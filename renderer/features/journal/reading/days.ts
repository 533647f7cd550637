import type { JournalFrom, JournalGroup, JournalGroups, JournalLine } from '#core/journal/entry.ts';

/** How many calls each day of the list has, newest first, as they were last counted. */
export interface CountedDays {
  /** As the answer told them: their places are the journal's own. */
  readonly counted: readonly JournalGroup[];
  /** Lines that have come above since. */
  readonly newer: number;
  /** With those. */
  readonly days: readonly JournalGroup[];
  readonly calls: number;
  readonly missed: number;
}

export function countedDays({ groups, calls, missed }: JournalGroups): CountedDays {
  return { counted: groups, newer: 0, days: groups, calls, missed };
}

/** With lines that have come since, newest first. */
export function withCome(days: CountedDays, came: readonly JournalLine[]): CountedDays {
  if (came.length === 0) return days;
  return {
    counted: days.counted,
    newer: days.newer + came.length,
    days: came.reduceRight((before, line) => withLine(before, line), days.days),
    calls: days.calls + came.length,
    missed: days.missed + came.filter(isMissed).length,
  };
}

/** The days of lines that are all there. */
export function daysOf(lines: readonly JournalLine[]): CountedDays {
  const days: JournalGroup[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    if (last === undefined || last.from !== line.day) days.push(dayWith(line));
    else days[days.length - 1] = joined(last, line);
  }
  return { counted: [], newer: lines.length, days, calls: lines.length, missed: lines.filter(isMissed).length };
}

/** Where a page begins whose first line has this place in the list; null: it is not known. */
export function pageAt({ counted, newer }: CountedDays, place: number): JournalFrom | null {
  let before = newer;
  if (place < before) return null;
  for (const day of counted) {
    if (place < before + day.calls) return { kind: 'place', place: day.place, skip: place - before };
    before += day.calls;
  }
  return null;
}

/** The place in the list of the newest call of this day (ISO 8601), or of the next earlier day that has any; the last of all where none is so early. */
export function placeOfDay(
  days: readonly JournalGroup[],
  day: string,
): { readonly place: number; readonly day: string } {
  let place = 0;
  for (const group of days) {
    if (group.from <= day) return { place, day: group.from };
    place += group.calls;
  }
  return { place: Math.max(0, place - 1), day: days.at(-1)?.from ?? day };
}

function withLine(days: readonly JournalGroup[], line: JournalLine): readonly JournalGroup[] {
  const [newest, ...rest] = days;
  return newest?.from === line.day ? [joined(newest, line), ...rest] : [dayWith(line), ...days];
}

function dayWith(line: JournalLine): JournalGroup {
  return { place: '', from: line.day, until: line.day, calls: 1, missed: Number(isMissed(line)) };
}

function joined(group: JournalGroup, line: JournalLine): JournalGroup {
  return { ...group, calls: group.calls + 1, missed: group.missed + Number(isMissed(line)) };
}

function isMissed({ outcome }: JournalLine): boolean {
  return outcome === 'missed';
}
