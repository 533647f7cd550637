import { Temporal } from 'temporal-polyfill';
import { firstInstant, knownZone } from '../routing/workingTime.ts';

const hourMs = 60 * 60_000;
/** Portico has just begun, and the telephone comes first. */
const soonMs = 60_000;
const nightly = 24;

export interface LastReading {
  /** Epoch milliseconds of its end; null: there was none. */
  readonly at: number | null;
  readonly wasGood: boolean;
}

/**
 * When the directory server is to be read next: each night at three by the desk's clock, or every so many hours; sooner
 * where that was missed, because the machine was off. After a failure it is tried again in an hour. null: only when asked.
 */
export function nextReading(everyHours: number, last: LastReading, now: number, zone: string): number | null {
  if (everyHours === 0) return null;
  if (last.at === null) return now + soonMs;
  const wanted = everyHours === nightly ? nightAfter(last.at, zone) : last.at + everyHours * hourMs;
  const due = last.wasGood ? wanted : Math.min(wanted, last.at + hourMs);
  return Math.max(due, now + soonMs);
}

function nightAfter(at: number, zone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(knownZone(zone)).toPlainDate();
  const tonight = firstInstant(day, '03:00', knownZone(zone));
  return tonight > at ? tonight : firstInstant(day.add({ days: 1 }), '03:00', knownZone(zone));
}
