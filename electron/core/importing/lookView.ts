import { z } from 'zod';
import { ImportOrder } from './order.ts';

/** What somebody says of a file instead of what was found; what is left out is found. */
export const LookWish = ImportOrder.partial();
export type LookWish = z.infer<typeof LookWish>;

/** What a file looks like before it is imported. */
export const ImportLook = z.object({
  /** How it will be read, with what was found out of it. */
  order: ImportOrder,
  /** The program that wrote it, as its headers tell. */
  source: z.enum(['outlook', 'google']).nullable(),
  /** Of a table: one for each column; `samples` are the first cells that hold something. */
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  /** Words for kinds of caller in the first rows that nothing is known of, as they are written. */
  unknownClasses: z.array(z.string()),
  /** The first rows as they will be imported. */
  rows: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      company: z.string(),
      class: ImportOrder.shape.class.nullable(),
      numbers: z.array(z.string()),
      refused: z.string().nullable(),
    }),
  ),
  /** Rows of the whole file; guessed from its beginning where it is long. */
  count: z.int(),
  isCountExact: z.boolean(),
});
export type ImportLook = z.infer<typeof ImportLook>;

export const lookProblems = [
  'empty',
  /** A workbook of Excel or another office program: it must be saved as CSV first. */
  'workbook',
  /** Neither text nor cards: a picture, a program, a PDF. */
  'not-text',
] as const;
export type LookProblem = (typeof lookProblems)[number];
