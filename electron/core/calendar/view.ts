import { z } from 'zod';

/** A stretch of time out of an employee's calendar; epoch milliseconds, `until` not included. */
export const CalendarSpan = z.object({
  from: z.number(),
  until: z.number(),
  /** `away`: a whole day, or out of office. `busy`: in a meeting. */
  kind: z.enum(['away', 'busy']),
  /** What the calendar calls it; '' for what is private, and for meetings, which are nobody's business. */
  note: z.string(),
});
export type CalendarSpan = z.infer<typeof CalendarSpan>;

/** Why a calendar could not be read; each is a sentence. */
export const CalendarFault = z.enum([
  'bad-address',
  'name-not-found',
  'unreachable',
  'certificate',
  'timeout',
  'cut-off',
  'bad-redirect',
  /** More than 5 MB, or so entangled that reading it never ends. */
  'too-large',
  /** 401 or 403. */
  'not-allowed',
  /** 404 or 410, or there is no such file. */
  'not-found',
  'server-error',
  /** What comes is no calendar: a page to sign in, most often. */
  'no-calendar',
]);
export type CalendarFault = z.infer<typeof CalendarFault>;

/** An employee's calendar as her form shows it. */
export const CalendarView = z.object({
  /** https:, webcal: or a file on this machine; '' for none. */
  address: z.string(),
  /** When it was read last; null: not yet. */
  readAt: z.number().nullable(),
  /** Since when it cannot be read: what was known until then still holds. */
  failing: z.object({ since: z.number(), fault: CalendarFault }).nullable(),
  /** In order, from now on; meetings too. The first few. */
  spans: z.array(CalendarSpan),
});
export type CalendarView = z.infer<typeof CalendarView>;
