import { Temporal } from 'temporal-polyfill';
import type { CalendarSpan } from '../calendar/view.ts';
import type { Absence } from './hours.ts';
import type { Presence } from './staff.ts';
import { type WorkingTime, firstInstant, knownZone } from './workingTime.ts';

/** An employee's presence, and when it is to be looked at again; null: nothing is known to change. */
export interface PresenceNow {
  readonly presence: Presence;
  readonly nextAt: number | null;
}

/** From the first instant to the one before `until`, epoch milliseconds. */
interface Away {
  readonly from: number;
  readonly until: number;
  readonly note: string;
}

const fortnightMs = 14 * 24 * 60 * 60_000;

/**
 * An employee's presence at any instant. `working`: her own hours, or the office's. `calendar`: what her calendar says besides
 * the absences by hand, in order; a meeting counts while she is at work. Absences come before hours, so that
 * nobody looks for her tomorrow who is away all week: `until` of somebody who is not here is when she is here again.
 */
export function presenceOf(
  working: WorkingTime,
  absences: readonly Absence[],
  zone: string,
  calendar: readonly CalendarSpan[] = [],
): (at: number) => PresenceNow {
  const byHand = absences.flatMap((absence) => awayIn(absence, knownZone(zone)));
  // What was written down by hand has the office's own words: it comes first.
  const away: readonly Away[] = [...byHand, ...calendar.filter(({ kind }) => kind === 'away')];
  const busy = calendar.filter(({ kind }) => kind === 'busy');

  function awayAt(at: number): Away | undefined {
    return away.find(({ from, until }) => from <= at && at < until);
  }

  function hereAgain(at: number): number | null {
    let from = at;
    for (let tries = 0; tries <= away.length; tries += 1) {
      const opening = working.nextOpening(awayAt(from)?.until ?? from);
      if (opening === null || opening - at > fortnightMs) return null;
      const still = awayAt(opening);
      if (still === undefined) return opening;
      from = still.until;
    }
    return null;
  }

  /** When meetings that follow one another end. */
  function freeAgain(at: number): number | null {
    let end = at;
    for (const { from, until } of busy) if (from <= end && until > end) end = until;
    return end - at <= fortnightMs ? end : null;
  }

  return (at) => {
    const hours = working.at(at);
    const absent = awayAt(at);
    const edges = [...away, ...busy].flatMap(({ from, until }) => [from, until]).filter((edge) => edge > at);
    const nextAt = earliest([hours.until, ...edges]);
    if (absent !== undefined) return { presence: { state: 'absent', until: hereAgain(at), note: absent.note }, nextAt };
    if (hours.state === 'open') {
      if (busy.some(({ from, until }) => from <= at && at < until))
        return { presence: { state: 'meeting', until: freeAgain(at), note: '' }, nextAt };
      const until = nextAt !== null && nextAt - at <= fortnightMs ? nextAt : null;
      return { presence: { state: 'here', until, note: '' }, nextAt };
    }
    const state = hours.state === 'lunch' ? 'lunch' : 'off-hours';
    return { presence: { state, until: hereAgain(at), note: '' }, nextAt };
  };
}

/** Nothing for days that no calendar has (2026-02-31): the office's word about them cannot be known. */
function awayIn({ from, until, note }: Absence, zone: string): readonly Away[] {
  try {
    return [{ from: edgeOf(from, 0, zone), until: edgeOf(until, 1, zone), note }];
  } catch {
    return [];
  }
}

/** A wall-clock time, or the beginning of a day so many days later. */
function edgeOf(text: string, days: number, zone: string): number {
  const [day = '', clock] = text.split('T');
  const date = Temporal.PlainDate.from(day);
  return clock === undefined ? firstInstant(date.add({ days }), '00:00', zone) : firstInstant(date, clock, zone);
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
