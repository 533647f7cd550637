import { z } from 'zod';
import { CalendarFault, CalendarSpan } from './view.ts';

/** What is kept of one employee's calendar from one start to the next. */
export const KeptCalendar = z.object({
  address: z.string(),
  readAt: z.number().nullable(),
  failing: z.object({ since: z.number(), fault: CalendarFault }).nullable(),
  spans: z.array(CalendarSpan),
});
export type KeptCalendar = z.infer<typeof KeptCalendar>;

/** By employee id. */
export const KeptCalendars = z.record(z.string(), KeptCalendar);
export type KeptCalendars = z.infer<typeof KeptCalendars>;
