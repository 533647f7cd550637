import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { ContactOrigin, ContactSource } from '#core/caller/directoryImports.ts';
import { numbersOf } from './directoryRow.ts';
import type { ImportedContacts } from './importedContacts.ts';

/** What was done by hand to imported contacts, by their ids, which stay the same from import to import. */
export interface OverImported {
  /** An imported contact that something lies over is not shown as its source has it. */
  readonly hides: (contactId: string) => boolean;
  /** Notes what was done; whoever changes a contact has seen what its source says now. Of no effect on any other contact. */
  readonly note: (contactId: string, done: 'changed' | 'removed') => void;
  /** Somebody else stands for this contact from now on, imported or not. */
  readonly merged: (contactId: string, into: MergedInto) => void;
  /** Those who were removed or merged by hand, by id, `after` one of them. */
  readonly away: (after: string, limit: number) => readonly Away[];
  readonly awayNow: (contactId: string) => Away | null;
  /** Who was made one with this contact. */
  readonly mergedWith: (contactId: string) => readonly Away[];
  /** A contact that was away is changed by hand again, as it had been. */
  readonly changedAgain: (contactId: string) => void;
  /** Whether anything was noted. */
  readonly forget: (contactId: string) => boolean;
  /** How many contacts of the imported file are hidden. */
  readonly hidden: () => number;
  readonly origin: (contactId: string) => Omit<ContactOrigin, 'merged'>;
}

interface MergedInto {
  /** Who stands for both. */
  readonly contactId: string;
  /** The numbers that she got by it. */
  readonly gave: readonly string[];
  /** As it stood in directory.db; null: as its source has it. */
  readonly was: Contact | null;
}

/** A contact that was removed or merged by hand. */
export interface Away {
  readonly contactId: string;
  readonly done: 'removed' | 'merged';
  /** null: it was removed, or by a release that did not note it. */
  readonly into: MergedInto | null;
  /** null: the office itself. */
  readonly source: ContactSource | null;
}

interface OverRow {
  readonly done: 'changed' | 'removed' | 'merged';
  readonly beneath: string;
  readonly source: string;
}

interface AwayRow {
  readonly contactId: string;
  readonly done: Away['done'];
  readonly source: string;
  readonly mergedInto: string | null;
  readonly gave: string;
  readonly was: string | null;
}

const awayRows = `SELECT contact_id AS contactId, done, source, merged_into AS mergedInto, gave, was FROM over_imported
  WHERE done <> 'changed'`;

export function createOverImported(db: Database, imported: () => ImportedContacts | null): OverImported {
  const select = db.prepare<[string], OverRow>('SELECT done, beneath, source FROM over_imported WHERE contact_id = ?');
  const selectAll = db.prepare<[], string>('SELECT contact_id FROM over_imported').pluck();
  const write = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO over_imported (contact_id, done, beneath, source) VALUES (?, ?, ?, ?)',
  );
  const writeMerged = db.prepare<[string, string, string, string, string, string | null]>(
    `INSERT OR REPLACE INTO over_imported (contact_id, done, beneath, source, merged_into, gave, was)
     VALUES (?, 'merged', ?, ?, ?, ?, ?)`,
  );
  const selectAway = db.prepare<[string, number], AwayRow>(
    `${awayRows} AND contact_id > ? ORDER BY contact_id LIMIT ?`,
  );
  const selectAwayNow = db.prepare<[string], AwayRow>(`${awayRows} AND contact_id = ?`);
  const selectMerged = db.prepare<[string], AwayRow>(`${awayRows} AND merged_into = ?`);
  const changeAgain = db.prepare<[string]>(
    `UPDATE over_imported SET done = 'changed', merged_into = NULL, gave = '', was = NULL WHERE contact_id = ?`,
  );
  const drop = db.prepare<[string]>('DELETE FROM over_imported WHERE contact_id = ?');

  /** What its source says, or said when something was last noted; null: it never had a source. */
  function told(contactId: string): { readonly beneath: string; readonly source: string } | null {
    const beneath = imported()?.contact(contactId) ?? null;
    if (beneath === null) return select.get(contactId) ?? null;
    return { beneath: said(beneath), source: JSON.stringify(imported()?.sourceOf(contactId) ?? null) };
  }

  return {
    hides: createHides(db),
    note: (contactId, done) => {
      // Where its source is gone: should it come back, the contact is what it is made now.
      const now = told(contactId);
      if (now !== null) write.run(contactId, done, now.beneath, now.source);
    },
    merged: (contactId, { contactId: into, gave, was }) => {
      const { beneath, source } = told(contactId) ?? { beneath: '', source: 'null' };
      writeMerged.run(contactId, beneath, source, into, gave.join(' '), was === null ? null : JSON.stringify(was));
    },
    away: (after, limit) => selectAway.all(after, limit).map(awayOf),
    awayNow: (contactId) => {
      const row = selectAwayNow.get(contactId);
      return row === undefined ? null : awayOf(row);
    },
    mergedWith: (contactId) => selectMerged.all(contactId).map(awayOf),
    changedAgain: (contactId) => void changeAgain.run(contactId),
    forget: (contactId) => drop.run(contactId).changes > 0,
    hidden: () => {
      const file = imported();
      return file === null ? 0 : selectAll.all().filter((contactId) => file.row(contactId) !== null).length;
    },
    origin: (contactId) => {
      const over = select.get(contactId);
      const beneath = imported()?.contact(contactId) ?? null;
      const source = imported()?.sourceOf(contactId) ?? (over === undefined ? null : sourceIn(over));
      return {
        source,
        changedByHand: over !== undefined,
        beneath: over === undefined ? null : beneathNow(over, beneath),
        imported: beneath,
      };
    },
  };
}

/** `db`: the directory, on a connection of any thread. */
export function createHides(db: Database): (contactId: string) => boolean {
  const select = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM over_imported WHERE contact_id = ?)')
    .pluck();
  return (contactId) => select.get(contactId) === 1;
}

function beneathNow(over: OverRow, beneath: Contact | null): 'same' | 'changed' | 'gone' {
  if (beneath === null) return 'gone';
  return said(beneath) === over.beneath ? 'same' : 'changed';
}

function said({ name, company, class: of, numbers, language, responsible }: Contact): string {
  return JSON.stringify([name, company, of, numbers, language ?? null, responsible ?? null]);
}

function awayOf({ contactId, done, source, mergedInto, gave, was }: AwayRow): Away {
  const into =
    mergedInto === null
      ? null
      : { contactId: mergedInto, gave: numbersOf({ numbers: gave }), was: was === null ? null : JSON.parse(was) };
  return { contactId, done, into, source: sourceIn({ source }) };
}

function sourceIn({ source }: Pick<OverRow, 'source'>): ContactSource | null {
  return JSON.parse(source);
}
