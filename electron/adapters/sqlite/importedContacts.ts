import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { ContactSource, SourceStanding } from '#core/caller/directoryImports.ts';
import { openForReading } from './connection.ts';
import { type ContactRow, contactFields, contactOf } from './directoryRow.ts';
import { wordsVersion } from './directoryWords.ts';
import { importedSchema } from './importedMigrations/all.ts';

/** One contacts-N.db, which never changes. */
export interface ImportedContacts {
  readonly db: Database;
  readonly row: (contactId: string) => ContactRow | null;
  readonly contact: (contactId: string) => Contact | null;
  readonly sourceOf: (contactId: string) => ContactSource | null;
  readonly sources: () => readonly SourceStanding[];
  readonly size: () => number;
  /** Other rules made its search index: it is to be built anew. */
  readonly isOutdated: boolean;
  readonly close: () => void;
}

/** null: it is not there, is damaged or a newer Portico's. The desk works without. */
export function openImported(file: string): ImportedContacts | null {
  if (!existsSync(file)) return null;
  let db: Database | null = null;
  try {
    db = openForReading(file);
    if (db.pragma('application_id', { simple: true }) !== importedSchema.applicationId) throw new Error('not ours');
    if (db.pragma('user_version', { simple: true }) !== importedSchema.migrations.length) throw new Error('not ours');
    return createImported(db);
  } catch {
    db?.close();
    return null;
  }
}

export interface ReopenedContacts {
  readonly current: () => ImportedContacts | null;
  /** Another one is in use. */
  readonly reopen: () => void;
  readonly close: () => void;
}

/** A disk that stumbled for a moment may give the file a moment later; milliseconds. */
const againMs = 5_000;

/** The contacts in use, looked for again from time to time while they cannot be read. */
export function createReopened(
  open: () => ImportedContacts | null,
  now: () => number = () => performance.now(),
): ReopenedContacts {
  let contacts = open();
  let triedAt = now();

  function reopen(): void {
    contacts?.close();
    contacts = open();
    triedAt = now();
  }

  return {
    current: () => {
      if (contacts === null && now() - triedAt > againMs) reopen();
      return contacts;
    },
    reopen,
    close: () => contacts?.close(),
  };
}

function createImported(db: Database): ImportedContacts {
  const selectRow = db.prepare<[string], ContactRow>(`SELECT ${contactFields} FROM contact WHERE contact_id = ?`);
  const selectSource = db.prepare<[string], ContactSource>(
    `SELECT source_id AS sourceId, kind, label FROM contact JOIN source ON source.place = contact.source WHERE contact_id = ?`,
  );
  const selectSources = db.prepare<[], SourceStanding>(
    'SELECT source_id AS sourceId, kind, label, read_at AS readAt, contacts FROM source ORDER BY place',
  );
  const row = (contactId: string): ContactRow | null => selectRow.get(contactId) ?? null;
  return {
    db,
    row,
    contact: (contactId) => {
      const found = row(contactId);
      return found === null ? null : contactOf(found);
    },
    sourceOf: (contactId) => selectSource.get(contactId) ?? null,
    sources: () => selectSources.all(),
    size: () => selectSources.all().reduce((sum, { contacts }) => sum + contacts, 0),
    isOutdated: db.prepare<[], number>('SELECT words FROM imported_state').pluck().get() !== wordsVersion,
    close: () => db.close(),
  };
}
