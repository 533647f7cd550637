import { z } from 'zod';
import { Level } from '../roles/session.ts';

/** How much of a person was found, or was taken away. */
export const PersonCounts = z.object({
  /** Calls from or to the person. */
  calls: z.int(),
  /** Other calls that speak of the person. */
  mentioned: z.int(),
  /** Contacts of the directory, imported ones among them. */
  contacts: z.int(),
  /** Rows of imports that were refused, and reports that name the person. */
  rows: z.int(),
  /** Saved views of the journal that looked for the person: removed, or changed. Older receipts tell of none. */
  views: z.int().default(0),
  /** Corrections of many calls that looked for the person, stopped, or that gave calls the person's name. */
  corrections: z.int().default(0),
});
export type PersonCounts = z.infer<typeof PersonCounts>;

/** That a person was erased, without saying who: hashes that only who knows the name or number can make again. */
export const Receipt = z.object({
  receiptId: z.string(),
  askedAt: z.number(),
  doneAt: z.number(),
  by: z.object({ level: Level, session: z.string() }),
  /** SHA-256 in hexadecimal of the salt, a zero byte, and the folded name or the digits of the number, in UTF-8. */
  salt: z.string(),
  names: z.array(z.string()),
  numbers: z.array(z.string()),
  erased: PersonCounts,
  /** Backups and replaced journals that held the person and were taken away; a new backup was made before. */
  backups: z.int(),
  replaced: z.int(),
  /** The journal's chain of hashes after it: it verifies still. */
  journal: z.object({ facts: z.int(), chainHash: z.string() }).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;
