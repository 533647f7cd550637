import type { Statement } from 'better-sqlite3';
import { type KnownCaller, knownCaller } from '#core/caller/directory.ts';
import { openForReading } from './connection.ts';
import { createHides } from './directoryOver.ts';
import { type ContactRow, contactFields, contactOf } from './directoryRow.ts';
import { type ImportedContacts, createReopened, openImported } from './importedContacts.ts';
import { importedFile } from './importedFiles.ts';

export interface DirectoryLookup {
  readonly lookUp: (numbers: readonly string[]) => readonly (KnownCaller | null)[];
  /** Another file of imported contacts was taken, or none is any more. */
  readonly reopen: () => void;
  readonly close: () => void;
}

/** A number that more contacts than these share is a switchboard: what its first ones have in common is said. */
const mostSharing = 200;

// CROSS JOIN fixes the order of the loops: first the number.
const byNumber = `SELECT ${contactFields} FROM contact_number CROSS JOIN contact ON contact.id = contact_number.contact
  WHERE contact_number.number = ? LIMIT ${mostSharing}`;

/** Point look-ups while a call rings, on connections that do nothing else. */
export function openLookup(file: string): DirectoryLookup {
  const db = openForReading(file);
  const select = db.prepare<[string], ContactRow>(byNumber);
  const generation = db.prepare<[], number>('SELECT imported FROM directory_state').pluck();
  const hides = createHides(db);
  const inUse = createReopened(() => openImported(importedFile(file, generation.get() ?? 0)));
  let prepared: { readonly of: ImportedContacts; readonly byNumber: Statement<[string], ContactRow> } | null = null;

  function imported(number: string): readonly ContactRow[] {
    const now = inUse.current();
    if (now === null) return [];
    if (prepared?.of !== now) prepared = { of: now, byNumber: now.db.prepare<[string], ContactRow>(byNumber) };
    return prepared.byNumber.all(number).filter(({ contactId }) => !hides(contactId));
  }

  return {
    lookUp: (numbers) =>
      numbers.map((number) => knownCaller([...select.all(number), ...imported(number)].map(contactOf))),
    reopen: inUse.reopen,
    close: () => {
      inUse.close();
      db.close();
    },
  };
}
