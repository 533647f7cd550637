import type ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/**
 * The instant of a calendar's time. Zones that the world knows by this name are taken from its tables, which are newer than
 * a calendar's own; others from the calendar (VTIMEZONE); a time without a zone, and a whole day, are the desk's.
 */
export function instantOf(time: ICAL.Time, zoneName: string, deskZone: string): number {
  const { year, month, day, isDate } = time;
  const wall = Temporal.PlainDateTime.from(
    isDate
      ? { year, month, day }
      : { year, month, day, hour: time.hour, minute: time.minute, second: Math.min(time.second, 59) },
  );
  if (isDate) return inZone(wall, deskZone);
  const own = time.zone;
  if (own !== undefined && own !== null && own.tzid === 'UTC') return inZone(wall, 'UTC');
  const known = knownZone(zoneName);
  if (known !== null) return inZone(wall, known);
  if (own !== undefined && own !== null && own.tzid !== 'floating' && own.tzid !== '') return time.toUnixTime() * 1_000;
  return inZone(wall, deskZone);
}

function inZone(wall: Temporal.PlainDateTime, zone: string): number {
  return wall.toZonedDateTime(zone).epochMilliseconds;
}

function knownZone(name: string): string | null {
  if (name === '') return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}
