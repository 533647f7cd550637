import { z } from 'zod';

const Clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Working time of a week, in the desk's time zone. Two spans of one day leave the lunch between them. */
export const WeeklyHours = z.array(
  z.strictObject({
    /** ISO 8601: 1 is Monday, 7 Sunday. */
    day: z.int().min(1).max(7),
    /** Wall clock, 08:30; `until` 24:00 is the end of the day. */
    from: Clock,
    until: Clock,
  }),
);
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** When the office works; no hours at all means always. */
export const OfficeHours = z.strictObject({
  week: WeeklyHours,
  /** Days without work, ISO 8601. */
  holidays: z.array(Day),
});
export type OfficeHours = z.infer<typeof OfficeHours>;

export const alwaysOpen: OfficeHours = { week: [], holidays: [] };

/** From the first day to the last, both whole, or from and until a wall-clock time: 2026-11-23 or 2026-11-23T12:00. */
export const Absence = z.strictObject({
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/),
  until: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/),
  note: z.string().max(200).default(''),
});
export type Absence = z.infer<typeof Absence>;
