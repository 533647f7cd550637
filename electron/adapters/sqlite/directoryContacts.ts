import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import {
  type ContactRow,
  byHandFrom,
  contactFields,
  contactOf,
  insertContact,
  numbersOf,
  rowOf,
} from './directoryRow.ts';
import { contactWords, wordsVersion } from './directoryWords.ts';

/** Contacts with their numbers and words, written inside the transactions of others. */
export interface ContactTables {
  readonly find: (contactId: string) => Contact | null;
  /** Under this id; a contact that is there already stays as it is. */
  readonly add: (id: number, contact: Contact, place?: string) => void;
  /** Adds or replaces, by hand. */
  readonly save: (contact: Contact) => void;
  /** Whether it was there. */
  readonly remove: (contactId: string) => boolean;
  readonly isResponsible: (employeeId: string) => boolean;
  readonly size: () => number;
  /** Drops all that was read from a file. */
  readonly clearRead: () => void;
  /** Makes the index anew if other rules made it. */
  readonly renewWords: () => void;
}

export function createContactTables(db: Database): ContactTables {
  const selectContact = db.prepare<[string], ContactRow>(`SELECT ${contactFields} FROM contact WHERE contact_id = ?`);
  const writeContact = db.prepare<[ContactRow]>(insertContact);
  const dropContact = db.prepare<[number]>('DELETE FROM contact WHERE id = ?');
  const addNumber = db.prepare<[string, number]>('INSERT OR IGNORE INTO contact_number VALUES (?, ?)');
  const dropNumber = db.prepare<[string, number]>('DELETE FROM contact_number WHERE number = ? AND contact = ?');
  const words = { read: createWords(db, 'contact_text'), byHand: createWords(db, 'by_hand_text') };
  const wordsFor = (id: number): Words => (id < byHandFrom ? words.read : words.byHand);
  const nextByHand = db.prepare<[], number>(`SELECT max(coalesce(max(id), 0) + 1, ${byHandFrom}) FROM contact`).pluck();
  const count = db.prepare<[], number>('SELECT count(*) FROM contact').pluck();
  const selectNamed = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM contact WHERE responsible = ?)')
    .pluck();

  function add(id: number, contact: Contact, place?: string): void {
    if (writeContact.run(rowOf(id, contact, place)).changes === 0) return;
    for (const number of contact.numbers) addNumber.run(number, id);
    wordsFor(id).add(id, contact);
  }

  function remove(contactId: string): boolean {
    const row = selectContact.get(contactId);
    if (row === undefined) return false;
    wordsFor(row.id).remove(row.id, contactOf(row));
    for (const number of numbersOf(row)) dropNumber.run(number, row.id);
    dropContact.run(row.id);
    return true;
  }

  function indexAll(): void {
    words.read.clear();
    words.byHand.clear();
    for (const row of db.prepare<[], ContactRow>(`SELECT ${contactFields} FROM contact ORDER BY id`).all())
      wordsFor(row.id).add(row.id, contactOf(row));
    db.prepare<[number]>('UPDATE directory_state SET words = ?').run(wordsVersion);
  }

  return {
    find: (contactId) => {
      const row = selectContact.get(contactId);
      return row === undefined ? null : contactOf(row);
    },
    add,
    save: (contact) => {
      remove(contact.contactId);
      add(nextByHand.get() ?? byHandFrom, contact);
    },
    remove,
    isResponsible: (employeeId) => selectNamed.get(employeeId) === 1,
    size: () => count.get() ?? 0,
    clearRead: () => {
      db.exec(`DELETE FROM contact_number WHERE contact < ${byHandFrom}; DELETE FROM contact WHERE id < ${byHandFrom}`);
      indexAll();
    },
    renewWords: () => {
      if (db.prepare<[], number>('SELECT words FROM directory_state').pluck().get() === wordsVersion) return;
      db.transaction(indexAll).immediate();
    },
  };
}

interface Words {
  readonly add: (id: number, contact: Contact) => void;
  readonly remove: (id: number, contact: Contact) => void;
  readonly clear: () => void;
}

/** One search index. It keeps no text of its own: it must be told exactly what it was given. */
function createWords(db: Database, table: 'contact_text' | 'by_hand_text'): Words {
  const add = db.prepare<[number, string]>(`INSERT INTO ${table} (rowid, words) VALUES (?, ?)`);
  const remove = db.prepare<[number, string]>(`INSERT INTO ${table} (${table}, rowid, words) VALUES ('delete', ?, ?)`);
  const toldTo =
    (statement: typeof add) =>
    (id: number, contact: Contact): void => {
      const words = contactWords(contact);
      if (words !== '') statement.run(id, words);
    };
  return {
    add: toldTo(add),
    remove: toldTo(remove),
    clear: () => void db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`),
  };
}
