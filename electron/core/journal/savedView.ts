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

const Columns = z
  .array(JournalColumn)
  .min(1)
  .max(JournalColumn.options.length)
  .refine((columns) => new Set(columns).size === columns.length);

/** How the journal's table is laid out. */
export const JournalLook = z.strictObject({
  /** Those that are shown, in their order; each once. */
  columns: Columns,
  /** Under what the calls stand together. */
  group: z.enum(['none', 'day', 'week']),
});
export type JournalLook = z.infer<typeof JournalLook>;

/** As nobody has chosen otherwise. */
export const ownLook: JournalLook = {
  columns: [
    'time',
    'outcome',
    'callback',
    'caller',
    'number',
    'line',
    'company',
    'class',
    'topic',
    'employee',
    'essence',
    'wait',
    'talk',
  ],
  group: 'day',
};

/** A way to look at the journal, under a name of the desk's own. */
export const SavedView = z.strictObject({
  /** Chosen by the page that saves it first. */
  viewId: z
    .string()
    .max(60)
    .regex(/^[\w-]+$/),
  name: z.string().min(1).max(80),
  /** Single calls are no way to look at the journal. */
  filter: JournalFilter.omit({ calls: true }),
  ...JournalLook.shape,
});
export type SavedView = z.infer<typeof SavedView>;

/** More would not be found again in a menu. */
export const mostViews = 100;
