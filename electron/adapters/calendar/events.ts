import ICAL from 'ical.js';
import { cleanLine } from '#core/caller/cleanText.ts';
import type { CalendarSpan } from '#core/calendar/view.ts';
import { instantOf } from './instant.ts';

/** What is wanted of a calendar: from `now` to `until`, epoch milliseconds; `zone` is the desk's. */
export interface Wanted {
  readonly now: number;
  readonly until: number;
  readonly zone: string;
}

/** A daily meeting of ten years has 3,650 occurrences; a rule for every second of a year has no business here. */
const mostOccurrences = 20_000;
const mostSpans = 2_000;
const longestNote = 100;
/** Nobody's meeting lasts longer, nor is moved so far. */
const longBefore = 62 * 24 * 60 * 60_000;

const block = /^BEGIN:VEVENT\s*$[\s\S]*?^END:VEVENT\s*$/gim;

/**
 * The absences and meetings of a calendar (RFC 5545), in order. Throws for what is no calendar. It may take as long as a
 * hostile calendar wants: run it where it can be stopped.
 */
export function spansOf(text: string, wanted: Wanted): readonly CalendarSpan[] {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text) || !/^END:VCALENDAR\s*$/im.test(text))
    throw new Error('no calendar');
  registerZones(text.replace(block, ''));
  // Each by itself: one that cannot be read does not cost the others.
  const events = (text.match(block) ?? []).flatMap((one) => eventOf(one));
  const series = Map.groupBy(events, uidOf);
  const spans = [...series.values()].flatMap((parts) => [...spansOfSeries(parts, wanted)]);
  return spans.toSorted((x, y) => x.from - y.from || x.until - y.until).slice(0, mostSpans);
}

function registerZones(text: string): void {
  try {
    const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    if (!Array.isArray(parsed)) return;
    // Several calendars in one file are a list of them.
    const all: readonly unknown[] = typeof parsed[0] === 'string' ? [parsed] : parsed;
    for (const one of all.filter(Array.isArray))
      for (const zone of new ICAL.Component(one).getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  } catch {
    // Then the world's zones and the desk's are all there is.
  }
}

function eventOf(text: string): readonly ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(text);
    return Array.isArray(parsed) ? [new ICAL.Component(parsed)] : [];
  } catch {
    return [];
  }
}

/** Occurrences that were moved or changed stand beside the series, under its UID. */
function* spansOfSeries(parts: readonly ICAL.Component[], wanted: Wanted): Generator<CalendarSpan> {
  const exceptions = parts.filter((component) => component.hasProperty('recurrence-id'));
  const whole = parts.filter((component) => !component.hasProperty('recurrence-id'));
  // Somebody who was asked to one occurrence alone has no series.
  if (whole.length === 0) for (const one of exceptions) yield* spansOfEvent(one, [], wanted);
  for (const one of whole) yield* spansOfEvent(one, exceptions, wanted);
}

function uidOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue('uid') ?? '');
}

function* spansOfEvent(
  component: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  wanted: Wanted,
): Generator<CalendarSpan> {
  try {
    const event = new ICAL.Event(component, { exceptions: [...exceptions], strictExceptions: false });
    if (!event.isRecurring()) {
      const span = spanOf(event.startDate, event.endDate, component, wanted);
      if (span !== null) yield span;
      return;
    }
    const occurrences = event.iterator();
    const first = dayNumber(wanted.now - longBefore);
    for (let count = 0; count < mostOccurrences; count += 1) {
      const next: ICAL.Time | null | undefined = occurrences.next();
      if (next === null || next === undefined) return;
      // A meeting of ten years is gone through quickly to where it matters.
      if (372 * next.year + 31 * next.month + next.day < first) continue;
      const { startDate, endDate, item } = event.getOccurrenceDetails(next);
      const from = instantOf(startDate, zoneNameOf(item.component), wanted.zone);
      // Those moved to an earlier time than the series has come to are few.
      if (from >= wanted.until) return;
      const span = spanOf(startDate, endDate, item.component, wanted);
      if (span !== null) yield span;
    }
  } catch {
    // One event that is no event does not cost the others.
  }
}

/** Grows from day to day; no more is asked of it. */
function dayNumber(at: number): number {
  const day = new Date(at);
  return 372 * day.getUTCFullYear() + 31 * (day.getUTCMonth() + 1) + day.getUTCDate();
}

function zoneNameOf(component: ICAL.Component): string {
  const zone: unknown = component.getFirstProperty('dtstart')?.getParameter('tzid');
  return typeof zone === 'string' ? zone : '';
}

function spanOf(
  start: ICAL.Time,
  end: ICAL.Time,
  component: ICAL.Component,
  { now, until, zone }: Wanted,
): CalendarSpan | null {
  const kind = kindOf(component, start.isDate);
  if (kind === null) return null;
  const named = zoneNameOf(component);
  const span = { from: instantOf(start, named, zone), until: instantOf(end, named, zone) };
  if (!(span.until > span.from) || span.until <= now || span.from >= until) return null;
  return { ...span, kind, note: kind === 'away' ? noteOf(component) : '' };
}

/** null: she is free all the same. What is only perhaps, or elsewhere at work, leaves her free. */
function kindOf(component: ICAL.Component, isWholeDay: boolean): CalendarSpan['kind'] | null {
  const word = (name: string): string => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  const status = word('status');
  if (status === 'CANCELLED' || status === 'TENTATIVE') return null;
  // Outlook's own word says more than TRANSP does.
  switch (word('x-microsoft-cdo-busystatus')) {
    case 'OOF':
      return 'away';
    case 'FREE':
    case 'TENTATIVE':
    case 'WORKINGELSEWHERE':
      return null;
    default:
      if (word('transp') === 'TRANSPARENT') return null;
      return isWholeDay ? 'away' : 'busy';
  }
}

function noteOf(component: ICAL.Component): string {
  const isPrivate = /^(?:PRIVATE|CONFIDENTIAL)$/i.test(String(component.getFirstPropertyValue('class') ?? ''));
  return isPrivate ? '' : cleanLine(String(component.getFirstPropertyValue('summary') ?? ''), longestNote);
}
