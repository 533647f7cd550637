import { type KnownCaller, knownCaller } from '#core/caller/directory.ts';
import { openForReading } from './connection.ts';
import { type ContactRow, contactFields, contactOf } from './directoryRow.ts';

export interface DirectoryLookup {
  readonly lookUp: (numbers: readonly string[]) => readonly (KnownCaller | null)[];
  readonly close: () => void;
}

/** A number that more contacts than these share is a switchboard: what its first ones have in common is said. */
const mostSharing = 200;

/** Point look-ups while a call rings, on a connection that does nothing else. */
export function openLookup(file: string): DirectoryLookup {
  const db = openForReading(file);
  // CROSS JOIN fixes the order of the loops: first the number.
  const select = db.prepare<[string], ContactRow>(
    `SELECT ${contactFields} FROM contact_number CROSS JOIN contact ON contact.id = contact_number.contact
     WHERE contact_number.number = ? LIMIT ${mostSharing}`,
  );
  return {
    lookUp: (numbers) => numbers.map((number) => knownCaller(select.all(number).map(contactOf))),
    close: () => db.close(),
  };
}
