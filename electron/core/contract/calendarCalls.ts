import { z } from 'zod';
import { CalendarView } from '../calendar/view.ts';
import { call, everyRole } from './define.ts';

/** Calendars of employees, out of which absences and meetings come. */
export const calendarCalls = {
  'calendar.read': call(z.object({ employeeId: z.string() }), CalendarView, everyRole),
  /**
   * Reads the calendar at this address and uses it from now on, also where it cannot be read just now (`failing` says why);
   * one that is no address is not used. '' for none. Half a minute at most.
   */
  'calendar.choose': call(z.object({ employeeId: z.string(), address: z.string().max(2_000) }), CalendarView, [
    'receptionist',
  ]),
} as const;
