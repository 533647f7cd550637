import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import { fold } from '#core/text/fold.ts';
import { contactWords, wordsVersion } from './directoryWords.ts';
import type { ImportPace } from './importPace.ts';
import { importedOnceFilled } from './importedMigrations/0001.ts';

interface StagedRow {
  readonly contactId: string;
  readonly source: number;
  readonly place: string;
  readonly name: string;
  readonly company: string;
  readonly class: Contact['class'];
  readonly numbers: string;
  readonly language: string | null;
  readonly responsible: string | null;
  readonly since: number | null;
}

/** A number or name that more share than these is a switchboard's or a word, no duplicate. */
const mostAlike = 20;
/** Of more people of one name the first ones are looked at. */
const mostNamesakes = 1_000;
/** Words that the search index gathers before it writes: fewer, larger pieces are read faster. */
const wordBytes = 32 * 1_048_576;

/**
 * Writes all contacts in the order of their names, so that a list and a search are read in that order without sorting, then
 * numbers and duplicates. False: cancelled.
 */
export function orderContacts(rows: Database, built: Database, pace: ImportPace, rowsBetweenRests: number): boolean {
  const of = rows.prepare<[], number>('SELECT count(*) FROM row').pluck().get() ?? 0;
  pace.at('ordering', 0);
  built.exec(`BEGIN; CREATE TEMP TABLE waiting (number TEXT NOT NULL, contact INTEGER NOT NULL);
    INSERT INTO contact_text (contact_text, rank) VALUES ('hashsize', ${wordBytes}), ('automerge', 0)`);
  const addContact = built.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addWords = built.prepare<[number, string]>('INSERT INTO contact_text (rowid, words) VALUES (?, ?)');
  const addNumber = built.prepare<[string, number]>('INSERT INTO waiting VALUES (?, ?)');
  const alike = createAlike(built);
  const sorted = rows.prepare<[], StagedRow>(
    `SELECT contact_id AS contactId, source, place, name, company, class, numbers, language, responsible, since
     FROM row ORDER BY place, contact_id`,
  );
  let id = 0;
  for (const row of sorted.iterate()) {
    id += 1;
    addContact.run(
      id,
      row.contactId,
      row.source,
      row.place,
      row.name,
      row.company,
      row.class,
      row.numbers,
      row.language,
      row.responsible,
      row.since,
    );
    const numbers = row.numbers === '' ? [] : row.numbers.split(' ');
    const words = contactWords({ name: row.name, company: row.company, numbers });
    if (words !== '') addWords.run(id, words);
    for (const number of numbers) addNumber.run(number, id);
    alike.see(id, row);
    if (id % rowsBetweenRests !== 0) continue;
    pace.at('indexing', (id / of) * 0.9);
    if (!pace.goOn()) return false;
  }
  alike.end();
  for (const step of [
    'INSERT OR IGNORE INTO contact_number SELECT number, contact FROM waiting ORDER BY number, contact',
    importedOnceFilled,
    `INSERT INTO duplicate (shared, contacts) SELECT number, group_concat(contact, ' ') FROM contact_number
       GROUP BY number HAVING count(*) BETWEEN 2 AND ${mostAlike}`,
  ]) {
    built.exec(step);
    if (!pace.goOn()) return false;
  }
  copySources(rows, built);
  built.prepare<[number]>('INSERT INTO imported_state VALUES (1, ?)').run(wordsVersion);
  built.exec('COMMIT');
  pace.at('indexing', 1);
  return true;
}

function copySources(rows: Database, built: Database): void {
  const insert = built.prepare<[{ readonly place: number }]>(
    `INSERT INTO source SELECT @place, @sourceId, @kind, @label, @readAt, (SELECT count(*) FROM contact WHERE source = @place)`,
  );
  const sources = rows.prepare<[], { readonly place: number }>(
    'SELECT place, source_id AS sourceId, kind, label, read_at AS readAt FROM source',
  );
  for (const source of sources.all()) insert.run(source);
}

/** Those of one name and company, who come one after the other. */
function createAlike(built: Database): {
  readonly see: (id: number, row: Pick<StagedRow, 'place' | 'company'>) => void;
  readonly end: () => void;
} {
  const insert = built.prepare<[string]>("INSERT INTO duplicate (shared, contacts) VALUES ('', ?)");
  let place = '';
  let namesakes: { readonly id: number; readonly company: string }[] = [];
  function end(): void {
    const byCompany = new Map<string, number[]>();
    for (const { id, company } of namesakes.length > 1 ? namesakes : []) {
      const folded = fold(company);
      if (folded !== '') byCompany.set(folded, [...(byCompany.get(folded) ?? []), id]);
    }
    for (const ids of byCompany.values()) if (ids.length > 1 && ids.length <= mostAlike) insert.run(ids.join(' '));
    namesakes = [];
  }
  return {
    see: (id, row) => {
      if (row.place !== place) end();
      place = row.place;
      if (namesakes.length < mostNamesakes) namesakes.push({ id, company: row.company });
    },
    end,
  };
}
