import type { Database } from 'better-sqlite3';
import { isValueTrue } from '../events.ts';
import { openPages } from './pages.ts';
import { type FoundRow, type Value, rowsOf } from './records.ts';

const tables = `
CREATE TABLE known_call (id INTEGER PRIMARY KEY, call_id TEXT NOT NULL);
CREATE TABLE origin (id INTEGER PRIMARY KEY, desk_id TEXT NOT NULL, zone TEXT NOT NULL);
CREATE TABLE call_event (
  seq INTEGER NOT NULL, event_id BLOB PRIMARY KEY, call INTEGER, origin INTEGER, at INTEGER, kind TEXT,
  payload TEXT, salt BLOB, value_hash BLOB, chain_hash BLOB,
  -- The value fits its hash.
  fits INTEGER
);
`;

/**
 * Everything that reads as an event, a call or an origin in the pages of a journal that SQLite cannot read any more, into
 * the empty database `into`, with the journal's own names. The file's tree of pages is not asked. A value that was erased
 * stays erased, also where an older page still has it; of two copies the one that fits its hash is kept.
 */
export function carve(file: string, into: Database): void {
  into.exec(tables);
  const addCall = into.prepare('INSERT OR IGNORE INTO known_call VALUES (?, ?)');
  const addOrigin = into.prepare('INSERT OR IGNORE INTO origin VALUES (?, ?, ?)');
  const addEvent = into.prepare(
    `INSERT INTO call_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (event_id) DO UPDATE SET (seq, call, origin, at, kind, payload, salt, value_hash, chain_hash, fits) =
       (excluded.seq, excluded.call, excluded.origin, excluded.at, excluded.kind, excluded.payload, excluded.salt,
        excluded.value_hash, excluded.chain_hash, excluded.fits)
     WHERE excluded.payload IS NULL OR (excluded.fits > fits AND payload IS NOT NULL)`,
  );
  const pages = openPages(file);
  try {
    into.transaction(() => {
      for (const { number, bytes } of pages.all())
        for (const { rowid, values } of rowsOf(pages, number, bytes)) {
          const kind = kindOf(values);
          if (kind === 'call') addCall.run(rowid, values[1]);
          else if (kind === 'origin') addOrigin.run(rowid, values[1], values[2]);
          else if (kind === 'event') addEvent.run(rowid, ...values.slice(1, 10), fits(values) ? 1 : 0);
        }
    })();
    into.exec('CREATE UNIQUE INDEX by_seq ON call_event (seq, event_id)');
  } finally {
    pages.close();
  }
}

/** Which of the journal's tables the row is of, by its columns alone; the id stands as NULL in front. */
function kindOf(values: FoundRow['values']): 'call' | 'origin' | 'event' | null {
  if (values[0] !== null) return null;
  const types = values
    .slice(1)
    .map((value) => (Buffer.isBuffer(value) ? 'blob' : value === null ? 'null' : typeof value));
  if (types.join() === 'string') return 'call';
  if (types.join() === 'string,string') return 'origin';
  const isEvent = /^blob,number,number,number,string,(string,blob|null,null),blob,blob$/.test(types.join());
  return isEvent && lengthOf(values[1]) === 16 && lengthOf(values[9]) === 32 ? 'event' : null;
}

function lengthOf(value: Value | undefined): number {
  return Buffer.isBuffer(value) ? value.length : 0;
}

function fits(values: readonly Value[]): boolean {
  const [, , , , , , payload = null, salt = null, valueHash = null] = values;
  if (!Buffer.isBuffer(valueHash)) return false;
  if (typeof payload !== 'string' || !Buffer.isBuffer(salt)) return true;
  return isValueTrue({ payload, salt, valueHash });
}
