import type { Database } from 'better-sqlite3';
import { createLines } from '../lines.ts';
import { type CallRow, isIntact, isOfOldRules, rowOf, selectLine } from '../row.ts';
import { standStill } from '../hush.ts';
import { searchText } from '../searchText.ts';
import type { CheckPlan } from './checkPlan.ts';

const callsAtOnce = 25;
/** The index knows beginnings of these lengths (migration 0008). */
const beginnings = [1, 2, 3, 4, 5, 6, 7, 8];

/** Every call's line against what its facts say, and the search against the line. False at the first that differs. */
export async function checkLines(
  db: Database,
  from: number,
  search: CheckPlan['search'],
  rest: CheckPlan['rest'],
): Promise<boolean> {
  const lines = createLines(db);
  const selectRow = db.prepare<[number], CallRow>(selectLine);
  const selectLast = db.prepare<[], number | null>('SELECT max(id) FROM known_call').pluck();
  const isFound = foundIn(db);

  function isGood(id: number): boolean {
    const row = selectRow.get(id);
    const { call, events, isTrue } = lines.projected(id);
    if (!isTrue) return false;
    // Of a call whose every value was erased there may be no line.
    if (row === undefined) return call === null;
    // It is made anew soon.
    if (isOfOldRules(row)) return true;
    if (row.events !== events.length || !isIntact(row)) return false;
    if (call === null) return true;
    if (rowOf(id, call, events.length).sum !== row.sum) return false;
    return search.every === 0 || id % search.every !== search.turn % search.every || isFound(id, searchText(call));
  }

  // One moment's journal: a call that goes on meanwhile is not taken for a wrong one.
  const portion = db.transaction((first: number, last: number): boolean => {
    for (let id = first; id <= last; id += 1) {
      standStill();
      if (!isGood(id)) return false;
    }
    return true;
  });

  for (let upTo = from; ;) {
    const last = selectLast.get() ?? 0;
    if (upTo >= last) return true;
    const next = Math.min(last, upTo + callsAtOnce);
    if (!portion(upTo + 1, next)) return false;
    upTo = next;
    // oxlint-disable-next-line no-await-in-loop -- a portion, a rest, a portion
    await rest({ step: 'lines', upTo, chainHash: '' }, 60 + Math.floor((39 * upTo) / last));
  }
}

/** Whether a call is found by each of its words, and by each beginning of them that the index knows. */
function foundIn(db: Database): (id: number, words: string) => boolean {
  // better-sqlite3 hands numbers over as REAL, for which FTS5 would read all matches.
  const find = db
    .prepare<[string, number], number>(
      'SELECT 1 FROM call_search WHERE call_search MATCH ? AND rowid = CAST(? AS INTEGER)',
    )
    .pluck();
  return (id, text) => {
    if (text === '') return true;
    const words = text.split(' ');
    const starts = new Set(words.flatMap(startsOf));
    const terms = [...words.map((word) => `"${word}"`), ...[...starts].map((start) => `"${start}"*`)];
    return chunks(terms).every((some) => find.get(some.join(' AND '), id) === 1);
  };
}

function startsOf(word: string): readonly string[] {
  const letters = [...word];
  return beginnings.filter((length) => length <= letters.length).map((length) => letters.slice(0, length).join(''));
}

/** FTS5 takes expressions of limited depth. */
function chunks(terms: readonly string[]): readonly (readonly string[])[] {
  const size = 64;
  return Array.from({ length: Math.ceil(terms.length / size) }, (_, nth) => terms.slice(nth * size, (nth + 1) * size));
}
