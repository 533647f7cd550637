import type { Database } from 'better-sqlite3';
import { comparePlaces } from './directoryPlace.ts';
import { type ContactRow, byHandFrom, contactFields } from './directoryRow.ts';

/** Where a row stands in every list. */
export type Spot = Pick<ContactRow, 'place' | 'contactId'>;
export const beginning: Spot = { place: '', contactId: '' };

export function compareSpots(a: Spot, b: Spot): number {
  return comparePlaces(a.place, b.place) || comparePlaces(a.contactId, b.contactId);
}

/** Contacts that were read from somewhere, whose ids rise with their names: lists and searches of them need no sorting. */
export interface ReadContacts {
  /** Those after a spot that fit and, if `query` is not '', that the search index tells. */
  readonly rowsAfter: (wanted: RowsWanted) => readonly ContactRow[];
}

/** A page of whom very many are like is found among these, or all there are; they cost two milliseconds. */
const nearLooks = 200;

interface RowsWanted {
  /** For FTS5; '' for all. */
  readonly query: string;
  /** As of a ContactSearch. */
  readonly nearly: string;
  readonly spot: Spot;
  readonly atMost: number;
  readonly fits: (row: ContactRow) => boolean;
  /** No more than so many are looked at. */
  readonly looks: number;
}

/** `db`: directory.db or a file of imported contacts. */
export function createReadContacts(db: Database): ReadContacts {
  const idAfter = createIdAfter(db);
  const list = db.prepare<[string, number], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE ? = '' AND id > ? AND id < ${byHandFrom} ORDER BY id`,
  );
  // FTS5 reads from a row on only where it is given as an integer, which a number of JavaScript is not by itself.
  const find = db.prepare<[string, number], ContactRow>(
    `SELECT ${contactFields} FROM contact_text CROSS JOIN contact ON contact.id = contact_text.rowid
     WHERE contact_text MATCH ? AND contact_text.rowid > CAST(? AS INTEGER) ORDER BY contact_text.rowid`,
  );
  return {
    rowsAfter: ({ query, nearly, spot, atMost, fits, looks }) => {
      if (atMost <= 0) return [];
      const after = idAfter(spot);
      const told = (by: string, most: number): { readonly rows: readonly ContactRow[]; readonly isEnough: boolean } => {
        const rows: ContactRow[] = [];
        let looked = 0;
        for (const row of (by === '' ? list : find).iterate(by, after)) {
          if (fits(row)) rows.push(row);
          looked += 1;
          if (rows.length === atMost) return { rows, isEnough: true };
          if (looked === most) return { rows, isEnough: false };
        }
        return { rows, isEnough: true };
      };
      const near = nearly === '' ? null : told(nearly, Math.min(looks, nearLooks));
      return near?.isEnough === true ? near.rows : told(query, looks).rows;
    },
  };
}

/** The last id that stands before a spot: the ids are halved until it is found. */
function createIdAfter(db: Database): (spot: Spot) => number {
  const last = db.prepare<[], number | null>(`SELECT max(id) FROM contact WHERE id < ${byHandFrom}`).pluck();
  const next = db.prepare<[number], Spot & { readonly id: number }>(
    `SELECT id, place, contact_id AS contactId FROM contact WHERE id >= ? AND id < ${byHandFrom} ORDER BY id LIMIT 1`,
  );
  return (spot) => {
    if (spot.place === '' && spot.contactId === '') return 0;
    let low = 0;
    let high = (last.get() ?? 0) + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const row = next.get(middle);
      if (row !== undefined && compareSpots(row, spot) <= 0) low = Math.max(middle, row.id);
      else high = middle;
    }
    return low;
  };
}
