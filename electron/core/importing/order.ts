import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';

/** By their names in the WHATWG Encoding Standard, as TextDecoder knows them. */
export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'windows-1256']);
export type Encoding = z.infer<typeof Encoding>;

export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;

/** What a column of a table tells of a contact. Of several columns with one meaning all count, from left to right. */
export const ColumnMeaning = z.enum([
  'name',
  'first-name',
  'middle-name',
  'last-name',
  'company',
  'number',
  'class',
  'language',
  /** The employee who looks after the contact, by name or extension. */
  'responsible',
  /** What the source itself calls the row: the contact stays the same when it is imported again. */
  'key',
  'ignore',
]);
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

/** How a file is to be read: what was found out about it, or what somebody said instead. */
export const ImportOrder = z.object({
  format: z.enum(['csv', 'vcard']),
  encoding: Encoding,
  /** Of a table; a vCard file has none, nor header and columns. */
  delimiter: Delimiter,
  /** The first row names the columns. */
  hasHeader: z.boolean(),
  /** By their place; columns beyond the last are ignored. */
  columns: z.array(ColumnMeaning).max(500),
  /** Of whoever the file itself says nothing that is understood. */
  class: CallerClass,
  /** What the file's own words for kinds of caller mean, folded; words that stand here go before Portico's own. */
  classWords: z.record(z.string().max(64), CallerClass),
});
export type ImportOrder = z.infer<typeof ImportOrder>;
