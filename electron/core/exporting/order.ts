import { z } from 'zod';
import { Language } from '../caller/company.ts';
import { JournalColumn } from '../journal/savedView.ts';
import { JournalFilter } from '../journal/filter.ts';

export const ExportForm = z.enum(['csv', 'xlsx', 'pdf']);
export type ExportForm = z.infer<typeof ExportForm>;

/** What a file can tell of a call: the columns of the journal's table, and what else its line knows. */
export const ExportColumn = z.enum([
  ...JournalColumn.options,
  'direction',
  'answered',
  'ended',
  'cause',
  'transferResult',
  'urgent',
]);
export type ExportColumn = z.infer<typeof ExportColumn>;

const Word = z.string().max(300);
const Words = z.record(z.string().max(200), Word);

/**
 * What a person reads in the file instead of codes, in the language of whoever wants it: wording is the page's. A code
 * without a word stays as it is.
 */
export const ExportWords = z.strictObject({
  /** Headings of the columns. */
  columns: Words,
  directions: Words,
  outcomes: Words,
  classes: Words,
  topics: Words,
  /** By `causeKey`, and what is added for the sound by `sound.*`. */
  causes: Words,
  transferResults: Words,
  callbacks: Words,
  /** Of a caller without a number. */
  withheld: Word,
  /** Of a call that lasts. */
  live: Word,
  /** Above the calls of a PDF: what it is, which calls, when it was made. */
  title: Word,
  about: z.string().max(2_000),
  /** "Page {page}". */
  page: Word,
  /** What stands in place of text that is cut off in a PDF. */
  cut: Word,
});
export type ExportWords = z.infer<typeof ExportWords>;

/** A file of exactly the calls that the filter leaves, newest first. */
export const ExportOrder = z.strictObject({
  form: ExportForm,
  filter: JournalFilter,
  columns: z
    .array(ExportColumn)
    .min(1)
    .max(ExportColumn.options.length)
    .refine((columns) => new Set(columns).size === columns.length),
  language: Language,
  /** Between the columns of a CSV: as the spreadsheets of that country expect it. */
  separator: z.enum([',', ';', '\t']),
  words: ExportWords,
});
export type ExportOrder = z.infer<typeof ExportOrder>;
