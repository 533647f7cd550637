import type { Database } from 'better-sqlite3';
import type { ContactLine, ContactPage, ContactQuery } from '#core/contract/directoryCalls.ts';
import { comparePlaces } from './directoryPlace.ts';
import { type ContactRow, byHandFrom, contactFields, numbersOf } from './directoryRow.ts';
import { contactSearch } from './directoryWords.ts';

type Spot = Pick<ContactRow, 'place' | 'contactId'>;
const beginning: Spot = { place: '', contactId: '' };

/**
 * Pages of the directory by name. Contacts read from a file come in that order by their ids; the few that were changed by
 * hand are sorted in between.
 */
export function createContactList(db: Database): (query: ContactQuery) => ContactPage {
  const selectSpot = db.prepare<[string], ContactRow>(`SELECT ${contactFields} FROM contact WHERE contact_id = ?`);
  const idAfter = createIdAfter(db);
  const selectRead = db.prepare<[number, number], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE id > ? AND id < ${byHandFrom} ORDER BY id LIMIT ?`,
  );
  const selectByHand = db.prepare<[string, string, number], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE id >= ${byHandFrom} AND (place, contact_id) > (?, ?)
     ORDER BY place, contact_id LIMIT ?`,
  );
  // FTS5 reads from a row on only where it is given as an integer, which a number of JavaScript is not by itself.
  const findRead = db.prepare<[string, number], ContactRow>(
    `SELECT ${contactFields} FROM contact_text CROSS JOIN contact ON contact.id = contact_text.rowid
     WHERE contact_text MATCH ? AND contact_text.rowid > CAST(? AS INTEGER) ORDER BY contact_text.rowid`,
  );
  const findByHand = db.prepare<[string], ContactRow>(
    `SELECT ${contactFields} FROM by_hand_text CROSS JOIN contact ON contact.id = by_hand_text.rowid
     WHERE by_hand_text MATCH ?`,
  );

  function findFrom(typed: string, spot: Spot, id: number, atMost: number): readonly ContactRow[] {
    const { query, fits } = contactSearch(typed);
    const fitting = (row: ContactRow): boolean => fits({ ...row, numbers: numbersOf(row) });
    const read: ContactRow[] = [];
    for (const row of findRead.iterate(query, id)) {
      if (fitting(row)) read.push(row);
      if (read.length === atMost) break;
    }
    const byHand = findByHand.all(query).filter((row) => compareSpots(row, spot) > 0 && fitting(row));
    return [...read, ...byHand];
  }

  return ({ text, after, limit }) => {
    const row = after === null ? null : selectSpot.get(after);
    // A line that was removed meanwhile has none after it that could be told.
    if (row === undefined) return { contacts: [], more: false };
    const spot = row ?? beginning;
    const id = row === null ? 0 : row.id < byHandFrom ? row.id : idAfter(spot);
    const atMost = limit + 1;
    const rows =
      contactSearch(text).query === ''
        ? [...selectRead.all(id, atMost), ...selectByHand.all(spot.place, spot.contactId, atMost)]
        : findFrom(text, spot, id, atMost);
    const page = rows.toSorted(compareSpots).slice(0, atMost);
    return { contacts: page.slice(0, limit).map(lineOf), more: page.length > limit };
  };
}

/** The last id of those read from a file that stands before a place: their ids rise with their names, so it is halved. */
function createIdAfter(db: Database): (spot: Spot) => number {
  const last = db.prepare<[], number | null>(`SELECT max(id) FROM contact WHERE id < ${byHandFrom}`).pluck();
  const next = db.prepare<[number], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE id >= ? AND id < ${byHandFrom} ORDER BY id LIMIT 1`,
  );
  return (spot) => {
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

function compareSpots(a: Spot, b: Spot): number {
  return comparePlaces(a.place, b.place) || comparePlaces(a.contactId, b.contactId);
}

function lineOf(row: ContactRow): ContactLine {
  const { contactId, name, company, class: of } = row;
  return { contactId, name, company, class: of, numbers: numbersOf(row) };
}
