import Database from 'better-sqlite3';
import { codeOf } from '../failures.ts';
import { type KeptEvent, eventFields, fromEvents, isTrueAfter, isValueTrue } from '../events.ts';
import { genesis } from '../hashes.ts';
import { carve } from './carve.ts';

export interface Source {
  /** Events that are as they were written, in their order, those behind `after`. */
  readonly events: (after: number) => Iterable<KeptEvent>;
  readonly has: (callId: string) => boolean;
  readonly close: () => void;
}

/**
 * The truth of a journal's file, whatever state it is in. A file that SQLite reads to its end is read so; of any other one
 * all pages are read one by one, with `scratch` as the place for what is found. `scratch` null: somebody has the file open,
 * and it can only be read by SQLite.
 */
export function openSource(file: string, scratch: string | null): Source {
  const db =
    scratch === null
      ? new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 })
      : (openReadable(file) ?? openCarved(file, scratch));
  const selectCall = db.prepare<[string], number>('SELECT 1 FROM known_call WHERE call_id = ?').pluck();
  // An event whose call or desk is gone belongs to nobody.
  const select = db.prepare<[number], KeptEvent>(
    `SELECT ${eventFields} ${fromEvents} WHERE seq > ? AND call_id IS NOT NULL AND zone IS NOT NULL ORDER BY seq`,
  );
  return {
    *events(after) {
      let before: KeptEvent | null = null;
      for (const event of select.iterate(after)) {
        const follows: boolean = before === null ? event.seq === 1 : before.seq === event.seq - 1;
        const chainBefore: Buffer = before?.chainHash ?? genesis;
        // Behind a gap there is nothing to hold the chain to; the event's own value is.
        const isTrue: boolean = follows ? isTrueAfter(event, chainBefore) : isValueTrue(event);
        before = event;
        if (isTrue) yield event;
      }
    },
    has: (callId) => selectCall.get(callId) === 1,
    close: () => db.close(),
  };
}

function openReadable(file: string): Database.Database | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const found = db
      .prepare<[], number>('SELECT count(*) FROM (SELECT payload, chain_hash FROM call_event)')
      .pluck()
      .get();
    const check = db.pragma('integrity_check(call_event)', { simple: true });
    if (check === 'ok' && found !== undefined) return db;
  } catch (problem) {
    if (codeOf(problem) === '') throw problem;
  }
  db?.close();
  return null;
}

function openCarved(file: string, scratch: string): Database.Database {
  const db = new Database(scratch);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  carve(file, db);
  return db;
}
