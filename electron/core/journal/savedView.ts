import { z } from 'zod';
import { JournalFilter } from './filter.ts';

/** What the journal's table can show of a call; `line` where the desk has several. */
export const JournalColumn = z.enum([
  'time',
  'outcome',
  'caller',
  'company',
  'number',
  'class',
  'dialled',
  'line',
  'topic',
  'essence',
  'employee',
  'wait',
  'talk',
  'callback',
  'deviations',
]);

export type JournalColumn = z.infer<typeof JournalColumn>;

/** A way to look at the journal, under a name of the desk's own. */
export const SavedView = z.strictObject({
  /** Chosen by the page that saves it first. */
  viewId: z
    .string()
    .max(60)
    .regex(/^[\w-]+$/),
  name: z.string().min(1).max(80),
  filter: JournalFilter,
  /** Those that are shown, in their order; each once. */
  columns: z
    .array(JournalColumn)
    .min(1)
    .max(JournalColumn.options.length)
    .refine((columns) => new Set(columns).size === columns.length),
  group: z.enum(['none', 'day', 'week']),
});
export type SavedView = z.infer<typeof SavedView>;

/** More would not be found again in a menu. */
export const mostViews = 100;
