import { z } from 'zod';
import type { ImportOrder } from '../importing/order.ts';
import { type ImportRow, refusalReasons } from '../importing/row.ts';
import type { Result } from '../support/result.ts';
import { Contact } from './company.ts';
import type { NotSaved } from './notSaved.ts';

/** Where contacts come from. Each source replaces what it gave before and leaves the others' contacts alone. */
export const ContactSource = z.object({
  /** Stays the same from import to import: what it gave before is found by it. */
  sourceId: z.string().regex(/^[\w.-]{1,64}$/),
  kind: z.enum(['csv', 'vcard', 'ldap']),
  /** What the office calls it: the file's name, the server's. */
  label: z.string().max(200),
});
export type ContactSource = z.infer<typeof ContactSource>;

/** A source as it stands in the directory now. */
export const SourceStanding = ContactSource.extend({
  /** Epoch milliseconds of its last import. */
  readAt: z.int(),
  contacts: z.int(),
});
export type SourceStanding = z.infer<typeof SourceStanding>;

export const ImportProgress = z.object({
  importId: z.string(),
  source: ContactSource,
  /** Reading the source, putting it in order, making it searchable; one after the other. */
  stage: z.enum(['reading', 'ordering', 'indexing']),
  /** Of the file; null: nobody knows how much there is to come. */
  bytes: z.object({ read: z.int(), of: z.int() }).nullable(),
  /** Rows read so far, those refused among them. */
  rows: z.int(),
  refused: z.int(),
  /** Share of the whole work that is done, 0 to 1; null: nobody knows. */
  done: z.number().nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const importFailures = [
  /** Another import is at work. */
  'busy',
  'cancelled',
  'disk-full',
  /** The disk is away or may not be written. */
  'not-written',
  /** The file is not there or may not be read. */
  'not-readable',
  /** Not one row was a contact: what the source gave before stays. */
  'nothing-taken',
  /** What was imported before cannot be read just now: taken all the same, it would take the place of all sources. */
  'old-unreadable',
  /** The source broke off, such as a server that is gone; what it had given until then is thrown away. */
  'source-failed',
] as const;
export type ImportFailure = (typeof importFailures)[number];

/** A source was removed, an import taken back, a removal taken back. */
export const importTurns = ['removed', 'undone', 'removal-undone'] as const;

/** What an import brought beside what its source gave before, contact by contact as the source calls them. */
const ImportChanges = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** The source does not give them any more. */
  gone: z.int(),
});
export type ImportChanges = z.infer<typeof ImportChanges>;

/** What became of an import; kept for the newest ones, whether they were taken or not. */
export const ImportReport = z.object({
  importId: z.string(),
  source: ContactSource,
  /** Epoch milliseconds. */
  endedAt: z.int(),
  outcome: z.enum(['taken', ...importFailures, ...importTurns]),
  rows: z.int(),
  /** Contacts that came into the directory; of a source that was removed: that went out of it. */
  contacts: z.int(),
  /** Rows that are no contacts. */
  refused: z.int(),
  /** Contacts that came without some of their numbers; among the kept rows too. */
  incomplete: z.int(),
  /** Rows with the key and name of a row before them: the first one counts. */
  repeated: z.int(),
  /** Absent: the source had given nothing before, or it was not taken. */
  changes: ImportChanges.optional(),
  /** Contacts with letters that are not of the encoding by which the file was read. */
  garbled: z.int().optional(),
  /** Rows that are told with their reason, of which the first 1,000 of each kind are kept; absent: not counted then. */
  told: z.int().optional(),
  /** The contacts of all sources could not be read any more: those of the others are missing. */
  othersLost: z.boolean().optional(),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const RefusedRow = z.object({
  line: z.int(),
  /**
   * `number-left-out`: the contact was taken, one of its numbers not understood. `repeated`: a row before it had its key and
   * name. `garbled`: it was taken, with letters that are none.
   */
  reason: z.enum([...refusalReasons, 'number-left-out', 'repeated', 'garbled']),
  text: z.string(),
});
export type RefusedRow = z.infer<typeof RefusedRow>;

export const RefusedPage = z.object({ rows: z.array(RefusedRow), more: z.boolean() });
export type RefusedPage = z.infer<typeof RefusedPage>;

/** Contacts who may be one person: they share a number, or name and company. */
export const DuplicateGroup = z.object({ by: z.enum(['number', 'name']), contacts: z.array(Contact).min(2) });
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

export const DuplicateQuery = z.object({
  /** `next` of the page before; null for the first. */
  after: z.string().max(1_000).nullable(),
  limit: z.int().min(1).max(100),
});
export type DuplicateQuery = z.infer<typeof DuplicateQuery>;

export const DuplicatePage = z.object({
  /** Fewer than asked for, even none, is no sign of the end. */
  groups: z.array(DuplicateGroup),
  /** null: there are no more. */
  next: z.string().nullable(),
});
export type DuplicatePage = z.infer<typeof DuplicatePage>;

/** Where a contact comes from, and what lies beneath a change by hand. */
export const ContactOrigin = z.object({
  /** null: the office itself, by hand or by its company file. */
  source: ContactSource.nullable(),
  changedByHand: z.boolean(),
  /**
   * What the source says beneath a change by hand: the same as when it was changed, something else by now, or nothing any
   * more. null: it was not changed by hand, or has no source.
   */
  beneath: z.enum(['same', 'changed', 'gone']).nullable(),
  /** The contact as its source has it; null where there is none. */
  imported: Contact.nullable(),
  /** Who was made one with this contact. */
  merged: z.array(z.object({ contactId: z.string(), name: z.string() })),
});
export type ContactOrigin = z.infer<typeof ContactOrigin>;

/** A contact that nobody sees, because it was removed or made one with another by hand; it can be brought back. */
export const AwayContact = z.object({
  contact: Contact,
  done: z.enum(['removed', 'merged']),
  /** Who stands for it now; '' where nobody does, or nobody knows. */
  into: z.string(),
  /** null: the office itself. */
  source: ContactSource.nullable(),
});
export type AwayContact = z.infer<typeof AwayContact>;

export const AwayQuery = z.object({
  /** `next` of the page before; null for the first. */
  after: z.string().max(200).nullable(),
  limit: z.int().min(1).max(200),
});
export type AwayQuery = z.infer<typeof AwayQuery>;

/** `next` null: there are no more. */
export const AwayPage = z.object({ contacts: z.array(AwayContact), next: z.string().nullable() });
export type AwayPage = z.infer<typeof AwayPage>;

/** What can be done with the imported contacts as they are. */
export interface ImportStanding {
  /** There is a state before the last import or removal to go back to. */
  readonly canUndo: boolean;
  /**
   * The imported contacts cannot be read: `unreadable` for now, `damaged` for good, so that an import begins anew. null: they
   * can, or there are none.
   */
  readonly broken: 'unreadable' | 'damaged' | null;
}

/** A file on this machine and how it is to be read. */
export interface FileToImport {
  readonly source: ContactSource;
  readonly file: string;
  readonly order: ImportOrder;
  /** ISO 3166 alpha-2 of the desk, for national numbers. */
  readonly country: string;
}

export interface ImportWatch {
  /** Some times a second. */
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Contacts that come from elsewhere: a file of its own, built anew by each import in a thread of its own and taken whole or
 * not at all. What was made or changed by hand lies over it and stays. One import at a time.
 */
export interface DirectoryImports {
  readonly importFile: (wanted: FileToImport, watch: ImportWatch) => Promise<Result<ImportReport, ImportFailure>>;
  /**
   * Rows as a server gives them, a few hundred at a time: the next are asked for when the last are on the disk. If `rows`
   * throws, the import is `source-failed`.
   */
  readonly importRows: (
    source: ContactSource,
    rows: AsyncIterable<readonly ImportRow[]>,
    watch: ImportWatch,
  ) => Promise<Result<ImportReport, ImportFailure>>;
  /** All that a source gave; what was changed by hand stays and says that its source is gone. Can be undone as an import. */
  readonly removeSource: (sourceId: string, watch: ImportWatch) => Promise<Result<null, ImportFailure | 'not-there'>>;
  /** The import at work ends as `cancelled`; too late when it was taken already. */
  readonly cancel: () => void;
  readonly sources: () => Promise<readonly SourceStanding[]>;
  /** Newest first, the last 20. */
  readonly reports: () => Promise<readonly ImportReport[]>;
  /** In the order of the file, `after` that many rows. */
  readonly refusedRows: (importId: string, after: number, limit: number) => Promise<RefusedPage>;
  readonly standing: () => Promise<ImportStanding>;
  /** Back to what was before the last import or removal, once. Changes by hand stay. */
  readonly undo: () => Promise<Result<null, NotSaved | 'busy' | 'not-there'>>;
  readonly duplicates: (query: DuplicateQuery) => Promise<DuplicatePage>;
  /**
   * `kept` stands for all of them from now on, with everybody's numbers; the next import does not bring the others back.
   * All or nothing. `not-there`: one of them is gone.
   */
  readonly merge: (kept: string, others: readonly string[]) => Promise<Result<null, NotSaved | 'not-there'>>;
  /** Who was removed or merged by hand and could be brought back; by no order that says anything. */
  readonly away: (query: AwayQuery) => Promise<AwayPage>;
  /**
   * The contact is there again as it was before it was removed or merged, and who stood for it gives back its numbers.
   * `not-there`: it is not away, or its source does not name it any more.
   */
  readonly bringBack: (contactId: string) => Promise<Result<null, NotSaved | 'not-there'>>;
  readonly origin: (contactId: string) => Promise<ContactOrigin | null>;
  /** Takes a change by hand back: the contact is what its source says, and whoever was made one with it is there again. */
  readonly takeSourceAgain: (contactId: string) => Promise<Result<null, NotSaved | 'not-there'>>;
}
