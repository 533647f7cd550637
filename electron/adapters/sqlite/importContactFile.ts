import { closeSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { wordsVersion } from './directoryWords.ts';
import { syncFile } from './importedFiles.ts';
import { importedOnceFilled } from './importedMigrations/0001.ts';
import { importedSchema } from './importedMigrations/all.ts';
import { type ImportPace, rowsBetweenRests } from './importPace.ts';
import type { SourceRow } from './importPrevious.ts';
import { type WriterOrder, rowFields } from './importWriterMessages.ts';
import { migrate } from './migrate.ts';

/** contacts-N.db while it is written, row by row in the order of every list. */
export interface ContactFile {
  /** Each gets the next id from 1. */
  readonly addRows: (rows: WriterOrder['rows']) => void;
  readonly addAlike: (ids: string) => void;
  /** Numbers, indices and sources, and all is on the disk. False: cancelled. */
  readonly finish: (sources: readonly SourceRow[]) => boolean;
  /** Can be asked twice. */
  readonly close: () => void;
}

/** A number that more share than these is a switchboard's, no duplicate. */
const mostAlike = 20;
/** Words that the search index gathers before it writes: so many stay within a processor's cache, and more take half as long again. */
const wordBytes = 4 * 1_048_576;

/** `of`: how many rows will come. Throws what SQLite and the file system throw. */
export function createContactFile(file: string, of: number, pace: ImportPace): ContactFile {
  const db = openBuilt(file);
  db.exec(`BEGIN; CREATE TEMP TABLE waiting (number TEXT NOT NULL, contact INTEGER NOT NULL);
    INSERT INTO contact_text (contact_text, rank) VALUES ('hashsize', ${wordBytes}), ('automerge', 0)`);
  const addContact = db.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addWords = db.prepare<[number, string]>('INSERT INTO contact_text (rowid, words) VALUES (?, ?)');
  const addNumber = db.prepare<[string, number]>('INSERT INTO waiting VALUES (?, ?)');
  const addDuplicate = db.prepare<[string]>("INSERT INTO duplicate (shared, contacts) VALUES ('', ?)");
  const addSource = db.prepare<[number, string, string, string, number, number]>(
    'INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)',
  );
  const contactsOf = new Map<unknown, number>();
  let id = 0;

  return {
    addRows: (rows) => {
      for (let at = 0; at < rows.length; at += rowFields.length + 1) {
        id += 1;
        const fields = rows.slice(at, at + rowFields.length);
        const source = fields[rowFields.indexOf('source')];
        const numbers = String(fields[rowFields.indexOf('numbers')]);
        const words = String(rows[at + rowFields.length]);
        addContact.run(id, ...fields);
        if (words !== '') addWords.run(id, words);
        for (const number of numbers === '' ? [] : numbers.split(' ')) addNumber.run(number, id);
        contactsOf.set(source, (contactsOf.get(source) ?? 0) + 1);
        if (id % rowsBetweenRests === 0) pace.goOn();
      }
      pace.at('indexing', of === 0 ? 0 : (id / of) * 0.85);
    },
    addAlike: (ids) => void addDuplicate.run(ids),
    finish: (sources) => {
      for (const step of [
        'INSERT OR IGNORE INTO contact_number SELECT number, contact FROM waiting ORDER BY number, contact',
        importedOnceFilled,
        `INSERT INTO duplicate (shared, contacts) SELECT number, group_concat(contact, ' ') FROM contact_number
           GROUP BY number HAVING count(*) BETWEEN 2 AND ${mostAlike}`,
      ]) {
        db.exec(step);
        if (!pace.goOn()) return false;
      }
      for (const { place, sourceId, kind, label, readAt } of sources)
        addSource.run(place, sourceId, kind, label, readAt, contactsOf.get(place) ?? 0);
      db.prepare<[number]>('INSERT INTO imported_state VALUES (1, ?)').run(wordsVersion);
      db.exec('COMMIT');
      db.close();
      syncFile(file);
      pace.at('indexing', 1);
      return true;
    },
    close: () => void db.close(),
  };
}

/** Memory stays within these bounds, however many rows there are. */
function openBuilt(file: string): Database.Database {
  rmSync(file, { force: true });
  // Callers' names are for the desk's own account only.
  closeSync(openSync(file, 'wx', 0o600));
  const db = new Database(file);
  try {
    // Of a file that begins empty nothing is journalled; without any journal better-sqlite3 lets no file be.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('temp_store = FILE');
    // It is written from its beginning to its end.
    db.pragma('cache_size = -8192');
    migrate(db, importedSchema);
    return db;
  } catch (problem) {
    db.close();
    throw problem;
  }
}
