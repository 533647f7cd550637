import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { ContactSource, SourceStanding } from '#core/caller/directoryImports.ts';
import { openForReading } from './connection.ts';
import { type ContactRow, contactFields, contactOf } from './directoryRow.ts';
import { wordsVersion } from './directoryWords.ts';
import { openFailureOf } from './failures.ts';
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

/**
 * Why a file of imported contacts cannot be read: `unreadable` by what may pass, such as a drive that is away; `damaged` for
 * good, gone or a newer Portico's.
 */
export type BrokenImported = 'unreadable' | 'damaged';

export function openImported(file: string): ImportedContacts | BrokenImported {
  if (!existsSync(file)) return existsSync(path.dirname(file)) ? 'damaged' : 'unreadable';
  let db: Database | null = null;
  try {
    db = openForReading(file);
    const isOurs =
      db.pragma('application_id', { simple: true }) === importedSchema.applicationId &&
      db.pragma('user_version', { simple: true }) === importedSchema.migrations.length;
    if (isOurs) return createImported(db);
    db.close();
    return 'damaged';
  } catch (problem) {
    db?.close();
    return openFailureOf(problem, file) === 'damaged' ? 'damaged' : 'unreadable';
  }
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
