import type { PublicNumber } from '../caller/company.ts';
import type { OfficeHours } from './hours.ts';
import { type WorkingTime, workingTime } from './workingTime.ts';

const known = new WeakMap<OfficeHours['week'], Made>();

interface Made {
  readonly holidays: OfficeHours['holidays'];
  readonly zone: string;
  readonly time: WorkingTime;
}

/**
 * The same as `workingTime`, made once for hours that stay: every card that comes asks. Hours are never changed in place, so
 * that another list of them is other hours.
 */
export function workedTime({ week, holidays }: OfficeHours, zone: string): WorkingTime {
  const made = known.get(week);
  if (made !== undefined && made.holidays === holidays && made.zone === zone) return made.time;
  const time = workingTime({ week, holidays }, zone);
  known.set(week, { holidays, zone, time });
  return time;
}

/** When calls on a public number are answered: in its own hours, on the office's days; without an entry as the office works. */
export function hoursOf(entry: Pick<PublicNumber, 'hours'> | null, { week, holidays }: OfficeHours): OfficeHours {
  return { week: entry?.hours ?? week, holidays };
}
