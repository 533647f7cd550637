import type { WeeklyHours } from '#core/routing/hours.ts';
import { readClock } from './clock.ts';

/** Working time as it is typed. */
export interface TypedSpan {
  /** ISO 8601: 1 is Monday. */
  readonly day: number;
  readonly from: string;
  readonly until: string;
}
export type TypedHours = readonly TypedSpan[];

export type SpanFault = 'clock' | 'order' | 'overlap';

/** What is wrong with each span, in their order; null for a good one. */
export function faultsOf(hours: TypedHours): readonly (SpanFault | null)[] {
  return hours.map((span, nth) => {
    const [from, until] = [readClock(span.from), readClock(span.until)];
    if (from === null || until === null) return 'clock';
    if (from >= until) return 'order';
    const overlaps = hours.some((other, place) => {
      const [start, end] = [readClock(other.from), readClock(other.until)];
      return place < nth && other.day === span.day && start !== null && end !== null && start < until && from < end;
    });
    return overlaps ? 'overlap' : null;
  });
}

/** In the order of the week; null while something is wrong. */
export function hoursOf(typed: TypedHours): WeeklyHours | null {
  if (faultsOf(typed).some((fault) => fault !== null)) return null;
  return typed
    .map(({ day, from, until }) => ({ day, from: readClock(from) ?? '', until: readClock(until) ?? '' }))
    .toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1));
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A first or further span of a day: the morning, then after the last one. */
export function withSpan(hours: TypedHours, day: number): TypedHours {
  const last = hours.findLast((span) => span.day === day);
  const until = last === undefined ? null : readClock(last.until);
  const from = until === null ? '09:00' : until < '18:00' ? nextHour(until) : '';
  return [
    ...hours,
    { day, from, until: last === undefined ? '18:00' : until !== null && until < '17:00' ? '18:00' : '' },
  ];
}

function nextHour(clock: string): string {
  return `${String(Number(clock.slice(0, 2)) + 1).padStart(2, '0')}${clock.slice(2)}`;
}

/** The hours of one day for Monday to Friday. */
export function likeMonday(hours: TypedHours): TypedHours {
  const monday = hours.filter(({ day }) => day === 1);
  const rest = hours.filter(({ day }) => day > 5);
  return [...[1, 2, 3, 4, 5].flatMap((day) => monday.map((span) => ({ ...span, day }))), ...rest];
}
