import { type KnownCaller, knownCaller } from '#core/caller/directory.ts';
import { openForReading } from './connection.ts';
import { createHides } from './directoryOver.ts';
import { type ContactRow, contactFields, contactOf } from './directoryRow.ts';
import type { ImportedContacts } from './importedContacts.ts';
import { importedFile } from './importedFiles.ts';
import { holdImported } from './importedHeld.ts';

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

function nobody(): readonly ContactRow[] {
  return [];
}

/** Point look-ups while a call rings, on connections that do nothing else. */
export function openLookup(file: string): DirectoryLookup {
  const db = openForReading(file);
  const select = db.prepare<[string], ContactRow>(byNumber);
  const generation = db.prepare<[], number>('SELECT imported FROM directory_state').pluck();
  const hides = createHides(db);
  const held = holdImported(() => {
    const number = generation.get() ?? 0;
    return number === 0 ? null : importedFile(file, number);
  });
  let of: ImportedContacts | null = null;
  let selectImported: (number: string) => readonly ContactRow[] = nobody;

  function follow(): void {
    const now = held.current();
    if (now === of) return;
    of = now;
    const statement = now?.db.prepare<[string], ContactRow>(byNumber);
    selectImported = (number) =>
      statement === undefined ? [] : statement.all(number).filter(({ contactId }) => !hides(contactId));
  }

  follow();
  return {
    lookUp: (numbers) => {
      follow();
      return numbers.map((number) => knownCaller([...select.all(number), ...selectImported(number)].map(contactOf)));
    },
    reopen: () => {
      held.reopen();
      follow();
    },
    close: () => {
      held.close();
      db.close();
    },
  };
}
