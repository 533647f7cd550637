import type { Database } from 'better-sqlite3';
import { type SoughtPerson, lookFor, textsIn } from '#core/privacy/person.ts';
import type { ContactTables } from './directoryContacts.ts';
import { placeOf } from './directoryPlace.ts';
import type { ImportedContacts } from './importedContacts.ts';

/** What the directory has of a person. */
export interface PersonInDirectory {
  readonly contacts: number;
  /** Rows of imports that were refused, and what lies beneath changes by hand. */
  readonly rows: number;
  /** Ids of those that stand in the file of imported contacts. */
  readonly imported: readonly string[];
}

export interface DirectoryPerson {
  readonly find: (person: SoughtPerson) => PersonInDirectory;
  /** Inside a transaction; imported contacts stay, to be built without. */
  readonly forget: (person: SoughtPerson) => PersonInDirectory;
  /** Nothing is left of words that are gone. */
  readonly scrub: () => void;
}

export function createDirectoryPerson(
  db: Database,
  contacts: ContactTables,
  imported: () => ImportedContacts | null,
): DirectoryPerson {
  const selectRefused = db.prepare<[], { report: number; place: number; text: string }>(
    'SELECT report, place, text FROM refused_row',
  );
  const dropRefused = db.prepare<[number, number]>('DELETE FROM refused_row WHERE report = ? AND place = ?');
  const selectOver = db.prepare<[], { contactId: string; beneath: string; gave: string; was: string | null }>(
    'SELECT contact_id AS contactId, beneath, gave, was FROM over_imported',
  );
  // What was typed as a topic may have named somebody.
  const selectMerges = db.prepare<[], string>('SELECT topic FROM topic_merge').pluck();
  const dropMerge = db.prepare<[string]>('DELETE FROM topic_merge WHERE topic = ?');
  const dropOver = db.prepare<[string]>('DELETE FROM over_imported WHERE contact_id = ?');

  function look(person: SoughtPerson) {
    const { mentions } = lookFor(person);
    const own = contactsOf(db, person);
    const elsewhere = imported();
    const fromFile = elsewhere === null ? [] : contactsOf(elsewhere.db, person);
    const merges = selectMerges.all().filter((topic) => mentions(topic));
    const refused = selectRefused.all().filter(({ text }) => mentions(text));
    const over = selectOver
      .all()
      .filter(
        ({ contactId, beneath, gave, was }) =>
          fromFile.includes(contactId) ||
          [...gave.split(' '), ...textsOf(beneath), ...textsOf(was ?? '')].some(mentions),
      );
    return { own, fromFile, refused, over, merges };
  }

  function counted({ own, fromFile, refused, over, merges }: ReturnType<typeof look>): PersonInDirectory {
    return {
      contacts: new Set([...own, ...fromFile]).size,
      rows: refused.length + over.length + merges.length,
      imported: fromFile,
    };
  }

  return {
    find: (person) => counted(look(person)),
    forget: (person) => {
      const found = look(person);
      for (const contactId of found.own) contacts.remove(contactId);
      for (const { report, place } of found.refused) dropRefused.run(report, place);
      for (const { contactId } of found.over) dropOver.run(contactId);
      for (const topic of found.merges) dropMerge.run(topic);
      return counted(found);
    },
    scrub: () => {
      for (const table of ['contact_text', 'by_hand_text'])
        db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

/** By number, or by a name that is the person's or holds it. */
function contactsOf(db: Database, { names, numbers }: SoughtPerson): readonly string[] {
  const byNumber = db
    .prepare<[string], string>(
      'SELECT contact_id FROM contact WHERE id IN (SELECT contact FROM contact_number WHERE number = ?)',
    )
    .pluck();
  const byName = db
    .prepare<[string], string>("SELECT contact_id FROM contact WHERE instr(' ' || place || ' ', ?) > 0")
    .pluck();
  return [
    ...new Set([
      ...numbers.flatMap((number) => byNumber.all(number)),
      ...names.flatMap((name) => bothWays(placeOf(name)).flatMap((place) => byName.all(` ${place} `))),
    ]),
  ];
}

function bothWays(place: string): readonly string[] {
  const words = place.split(' ');
  return [...new Set([place, [...words.slice(1), words[0]].join(' ')])];
}

/** Every text in what is kept as JSON. */
function textsOf(kept: string): readonly string[] {
  return kept === '' ? [] : textsIn(JSON.parse(kept));
}
