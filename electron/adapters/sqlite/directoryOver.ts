import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { ContactOrigin, ContactSource } from '#core/caller/directoryImports.ts';
import type { ImportedContacts } from './importedContacts.ts';

/** What was done by hand to imported contacts, by their ids, which stay the same from import to import. */
export interface OverImported {
  /** An imported contact that something lies over is not shown as its source has it. */
  readonly hides: (contactId: string) => boolean;
  /** Notes what was done; whoever changes a contact has seen what its source says now. Of no effect on any other contact. */
  readonly note: (contactId: string, done: 'changed' | 'removed') => void;
  /** Notes that it was made one with another. */
  readonly noteMerged: (contactId: string, into: string) => void;
  /** It is as its source has it again, and so is whoever was made one with it. */
  readonly forget: (contactId: string) => void;
  /** How many contacts of the imported file are hidden. */
  readonly hidden: () => number;
  readonly origin: (contactId: string) => ContactOrigin;
}

interface OverRow {
  readonly done: 'changed' | 'removed' | 'merged';
  readonly beneath: string;
  readonly source: string;
}

export function createOverImported(db: Database, imported: () => ImportedContacts | null): OverImported {
  const select = db.prepare<[string], OverRow>('SELECT done, beneath, source FROM over_imported WHERE contact_id = ?');
  const selectAll = db.prepare<[], string>('SELECT contact_id FROM over_imported').pluck();
  const write = db.prepare<[string, OverRow['done'], string, string, string | null]>(
    'INSERT OR REPLACE INTO over_imported (contact_id, done, beneath, source, merged_into) VALUES (?, ?, ?, ?, ?)',
  );
  const drop = db.prepare<[string]>('DELETE FROM over_imported WHERE contact_id = ?');
  const selectMerged = db
    .prepare<[string], string>('SELECT contact_id FROM over_imported WHERE merged_into = ?')
    .pluck();

  function forget(contactId: string): void {
    drop.run(contactId);
    for (const merged of selectMerged.all(contactId)) forget(merged);
  }

  function note(contactId: string, done: OverRow['done'], into: string | null): void {
    const beneath = imported()?.contact(contactId) ?? null;
    const source = imported()?.sourceOf(contactId) ?? null;
    const before = select.get(contactId);
    if (beneath !== null) write.run(contactId, done, said(beneath), JSON.stringify(source), into);
    // Its source is gone; should it come back, the contact is what it is made now.
    else if (before !== undefined) write.run(contactId, done, before.beneath, before.source, into);
  }

  return {
    hides: createHides(db),
    note: (contactId, done) => note(contactId, done, null),
    noteMerged: (contactId, into) => note(contactId, 'merged', into),
    forget,
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

function sourceIn({ source }: OverRow): ContactSource | null {
  return JSON.parse(source);
}
