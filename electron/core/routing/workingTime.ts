import { Temporal } from 'temporal-polyfill';
import type { OfficeHours } from './hours.ts';

/** Whether it is worked, and until when. */
interface WorkingNow {
  /** `lunch`: between two spans of one day. */
  readonly state: 'open' | 'lunch' | 'closed';
  /** Epoch milliseconds when that changes; null: not within a fortnight. */
  readonly until: number | null;
}

/** Hours of work on the time line. All instants are epoch milliseconds. */
export interface WorkingTime {
  readonly at: (at: number) => WorkingNow;
  /** The first instant of work, `at` itself when it is worked then; null: none in ten years. */
  readonly nextOpening: (at: number) => number | null;
  /** When so many minutes of work have passed; the instant of closing still counts. null: not within ten years. */
  readonly after: (at: number, minutes: number) => number | null;
  /** Minutes of work between two instants; 0 when `until` is not later. */
  readonly between: (from: number, until: number) => number;
}

/** A stretch of work; `day` is the one in whose hours it is named. */
interface Span {
  readonly day: string;
  readonly from: number;
  readonly until: number;
}

const minuteMs = 60_000;
const fortnightMs = 14 * 24 * 60 * minuteMs;
const fortnightDays = 16;
/** Nobody waits longer, and a search ends. */
const tenYearsDays = 3_660;
/** Days whose spans are kept: what is asked is mostly of this week. */
const keptDays = 64;

/**
 * Working time in a zone (IANA name; UTC stands for an unknown one). Days without a word in `week` are free; no word at all
 * means every day from 00:00 to 24:00. A span that does not end after it begins is none.
 *
 * Where the clocks change within a span, it lasts as long as it really lasts. A beginning or end in an hour that is skipped
 * is the instant of the change; in an hour that comes twice, work begins at the first and ends at the second.
 */
export function workingTime(hours: OfficeHours, zoneName: string): WorkingTime {
  const zone = knownZone(zoneName);
  const week =
    hours.week.length === 0
      ? [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', until: '24:00' }))
      : hours.week.filter(({ from, until }) => from < until).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const holidays = new Set(hours.holidays);
  const known = new Map<string, readonly Span[]>();

  function spansOf(date: Temporal.PlainDate): readonly Span[] {
    const day = date.toString();
    const before = known.get(day);
    if (before !== undefined) return before;
    const spans = holidays.has(day)
      ? []
      : week
          .filter((span) => span.day === date.dayOfWeek)
          .map(({ from, until }) => ({
            day,
            from: firstInstant(date, from, zone),
            until:
              until === '24:00' ? firstInstant(date.add({ days: 1 }), '00:00', zone) : lastInstant(date, until, zone),
          }));
    if (known.size >= keptDays) known.clear();
    known.set(day, spans);
    return spans;
  }

  /** From the day before `at` on, in order, none within another. */
  function* spansAround(at: number, days: number): Generator<Span> {
    if (week.length === 0) return;
    const first = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
    let last = -Infinity;
    for (let day = -1; day < days; day += 1)
      for (const span of spansOf(first.add({ days: day }))) {
        const from = Math.max(span.from, last);
        if (from >= span.until) continue;
        last = span.until;
        yield { ...span, from };
      }
  }

  function workingAt(at: number): WorkingNow {
    let before: Span | null = null;
    let openUntil: number | null = null;
    for (const span of spansAround(at, fortnightDays)) {
      if (openUntil !== null) {
        if (span.from > openUntil) break;
        openUntil = span.until;
      } else if (span.until <= at) before = span;
      else if (span.from <= at) openUntil = span.until;
      else
        return {
          state: before?.day === span.day ? 'lunch' : 'closed',
          until: withinFortnight(at, span.from),
        };
    }
    return openUntil === null
      ? { state: 'closed', until: null }
      : { state: 'open', until: withinFortnight(at, openUntil) };
  }

  function openingFrom(at: number): number | null {
    for (const span of spansAround(at, tenYearsDays)) if (span.until > at) return Math.max(span.from, at);
    return null;
  }

  /** What was answered last holds until it changes: an office asks for hundreds of employees at one instant. */
  let asked: { readonly at: number; readonly now: WorkingNow } | null = null;
  let opening = { at: Infinity, next: -Infinity };

  return {
    at: (at) => {
      if (asked !== null && at >= asked.at && at < (asked.now.until ?? asked.at + 1)) return asked.now;
      const now = workingAt(at);
      asked = { at, now };
      return now;
    },
    nextOpening: (at) => {
      if (at >= opening.at && at <= opening.next) return opening.next;
      const next = openingFrom(at);
      if (next !== null) opening = { at, next };
      return next;
    },
    after: (at, minutes) => {
      let left = Math.max(0, Math.round(minutes * minuteMs));
      for (const { from, until } of spansAround(at, tenYearsDays)) {
        const begin = Math.max(from, at);
        if (begin > until) continue;
        if (left <= until - begin) return begin + left;
        left -= until - begin;
      }
      return null;
    },
    between: (from, until) => {
      let sum = 0;
      for (const span of spansAround(from, Infinity)) {
        if (span.from >= until) break;
        sum += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
      }
      return sum / minuteMs;
    },
  };
}

/** Epoch milliseconds of a wall clock's first showing of 08:30 on a day; in a skipped hour the instant of the change. */
export function firstInstant(date: Temporal.PlainDate, clock: string, zone: string): number {
  return instantOf(date, clock, zone, 'earlier');
}

function lastInstant(date: Temporal.PlainDate, clock: string, zone: string): number {
  return instantOf(date, clock, zone, 'later');
}

function instantOf(date: Temporal.PlainDate, clock: string, zone: string, which: 'earlier' | 'later'): number {
  const wall = date.toPlainDateTime(clock);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  // Temporal tells a skipped wall time by its neighbours, of which neither shows what was asked.
  const skipped = earlier.epochMilliseconds !== later.epochMilliseconds && !earlier.toPlainDateTime().equals(wall);
  const change = skipped ? earlier.getTimeZoneTransition('next') : null;
  return (change ?? (which === 'earlier' ? earlier : later)).epochMilliseconds;
}

export function knownZone(zone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    return 'UTC';
  }
}

function withinFortnight(at: number, then: number): number | null {
  return then - at <= fortnightMs ? then : null;
}
