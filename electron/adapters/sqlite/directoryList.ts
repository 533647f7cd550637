import type { Database } from 'better-sqlite3';
import type { ContactLine, ContactPage, ContactQuery } from '#core/contract/directoryCalls.ts';
import { type ReadContacts, type Spot, beginning, compareSpots, createReadContacts } from './directoryRead.ts';
import { type ContactRow, byHandFrom, contactFields, numbersOf } from './directoryRow.ts';
import { type ContactSearch, contactSearches } from './directorySearch.ts';
import type { ImportedContacts } from './importedContacts.ts';

/** What lies under the office's own contacts, as it is now. */
export interface Beneath {
  readonly current: () => ImportedContacts | null;
  readonly hides: (contactId: string) => boolean;
}

/** What is found by its sound alone is worth no longer wait: so many are looked at for one page. */
const mostLooks = 5_000;
const everybody: ContactSearch = { query: '', nearly: '', fits: () => true };

/**
 * Pages of the directory: in a search first whoever is written as it was typed, then who sounds so; each by name. Imported
 * contacts and those read from the company file come in that order by their ids; the few that were changed by hand are
 * sorted in between.
 */
export function createContactList(db: Database, { current, hides }: Beneath): (query: ContactQuery) => ContactPage {
  const selectRow = db.prepare<[string], ContactRow>(`SELECT ${contactFields} FROM contact WHERE contact_id = ?`);
  const read = createReadContacts(db);
  const byHand = createByHand(db);
  const importedOf = createLatest(current);

  function rowOf(contactId: string): ContactRow | null {
    return selectRow.get(contactId) ?? (hides(contactId) ? null : (current()?.row(contactId) ?? null));
  }

  function rowsAfter(search: ContactSearch, spot: Spot, atMost: number, looks: number): readonly ContactRow[] {
    const fits = (row: ContactRow): boolean => search.fits({ ...row, numbers: numbersOf(row) });
    const wanted = { query: search.query, nearly: search.nearly, spot, atMost, looks };
    const rows = [
      ...read.rowsAfter({ ...wanted, fits }),
      ...byHand(search.query, spot, atMost, fits),
      ...(importedOf()?.rowsAfter({ ...wanted, fits: (row) => fits(row) && !hides(row.contactId) }) ?? []),
    ];
    return rows.toSorted(compareSpots).slice(0, atMost);
  }

  return ({ text, after, limit }) => {
    const row = after === null ? null : rowOf(after);
    // A line that was removed meanwhile has none after it that could be told.
    if (after !== null && row === null) return { contacts: [], more: false };
    const searches = contactSearches(text);
    const ranks = searches.length === 0 ? [everybody] : searches;
    const first =
      row === null
        ? 0
        : Math.max(
            0,
            ranks.findIndex(({ fits }) => fits({ ...row, numbers: numbersOf(row) })),
          );
    const rows: ContactRow[] = [];
    for (const [rank, search] of ranks.entries()) {
      const spot = rank === first && row !== null ? row : beginning;
      if (rank < first || rows.length > limit) continue;
      rows.push(...rowsAfter(search, spot, limit + 1 - rows.length, rank === 0 ? Infinity : mostLooks));
    }
    return { contacts: rows.slice(0, limit).map(lineOf), more: rows.length > limit };
  };
}

/** Of the imported file that is in use now. */
function createLatest(current: () => ImportedContacts | null): () => ReadContacts | null {
  let of: ImportedContacts | null = null;
  let read: ReadContacts | null = null;
  return () => {
    const now = current();
    if (now !== of) read = now === null ? null : createReadContacts(now.db);
    of = now;
    return read;
  };
}

type ByHand = (query: string, spot: Spot, atMost: number, fits: (row: ContactRow) => boolean) => readonly ContactRow[];

/** Those added or changed by hand: few, so that all that a search finds are sorted. */
function createByHand(db: Database): ByHand {
  const list = db.prepare<[string, string], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE id >= ${byHandFrom} AND (place, contact_id) > (?, ?)
     ORDER BY place, contact_id`,
  );
  const find = db.prepare<[string], ContactRow>(
    `SELECT ${contactFields} FROM by_hand_text CROSS JOIN contact ON contact.id = by_hand_text.rowid
     WHERE by_hand_text MATCH ?`,
  );
  return (query, spot, atMost, fits) => {
    if (query !== '') return find.all(query).filter((row) => compareSpots(row, spot) > 0 && fits(row));
    const rows: ContactRow[] = [];
    for (const row of list.iterate(spot.place, spot.contactId)) {
      if (rows.length === atMost) break;
      if (fits(row)) rows.push(row);
    }
    return rows;
  };
}

function lineOf(row: ContactRow): ContactLine {
  const { contactId, name, company, class: of } = row;
  return { contactId, name, company, class: of, numbers: numbersOf(row) };
}
