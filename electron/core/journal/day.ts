import { Temporal } from 'temporal-polyfill';

/** Calendar day at the desk, ISO 8601. `at`: epoch milliseconds; `zone`: IANA name, and UTC is better than no day for an unknown one. */
export function dayAt(at: number, zone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  try {
    return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
  } catch {
    return instant.toZonedDateTimeISO('UTC').toPlainDate().toString();
  }
}

/** Milliseconds from `at` (epoch milliseconds) to the next day's beginning at the desk; days of 23 and 25 hours are such. */
export function msToNextDay(at: number, zone: string): number {
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return now.startOfDay().add({ days: 1 }).epochMilliseconds - now.epochMilliseconds;
}

/** Hour of the day at the desk, from 0 to 23. */
export function hourAt(at: number, zone: string): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  try {
    return instant.toZonedDateTimeISO(zone).hour;
  } catch {
    return instant.toZonedDateTimeISO('UTC').hour;
  }
}
