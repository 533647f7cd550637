import Database from 'better-sqlite3';
import { codeOf, isDamage } from '../failures.ts';
import { type KeptEvent, eventFields, fromEvents, isTrueAfter, isValueTrue } from '../events.ts';
import { genesis } from '../hashes.ts';
import { standStill } from '../hush.ts';
import { carve } from './carve.ts';

/** An event as the file has it. */
export interface FoundEvent {
  readonly event: KeptEvent;
  /** It is as it was written. */
  readonly isTrue: boolean;
}

/** What the office wanted forgotten: calls up to the first of these that is known teach nothing under the circumstances. */
export interface Forgotten {
  readonly circumstances: string;
  /** Ids of calls, the last one first; none: there had been no call. */
  readonly callIds: readonly string[];
}

export interface Source {
  /** Every event that there is something of, in their order, those behind `after`. Throws `sourceDamaged`. */
  readonly events: (after: number) => Iterable<FoundEvent>;
  readonly has: (callId: string) => boolean;
  readonly forgotten: () => readonly Forgotten[];
  readonly close: () => void;
}

/** Code of the error when SQLite cannot read a file that is open elsewhere. */
const sourceDamaged = 'SOURCE_DAMAGED';

interface FoundRow extends KeptEvent {
  /** 0: its call or its desk is gone, and it belongs to nobody. */
  readonly belongs: 0 | 1;
}

/** Of so many calls one is sure to be in the new journal. */
const callsTried = 100;

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
  try {
    return createSource(db, file);
  } catch (problem) {
    db.close();
    throw toldAsDamage(problem);
  }
}

function createSource(db: Database.Database, file: string): Source {
  const selectCall = db.prepare<[string], number>('SELECT 1 FROM known_call WHERE call_id = ?').pluck();
  const select = db.prepare<[number], FoundRow>(
    `SELECT ${eventFields}, (call_id IS NOT NULL AND zone IS NOT NULL) AS belongs ${fromEvents}
     WHERE seq >= ? ORDER BY seq`,
  );
  const selectUpTo = db
    .prepare<[number], string>(`SELECT call_id FROM known_call WHERE id <= ? ORDER BY id DESC LIMIT ${callsTried}`)
    .pluck();
  return {
    *events(after) {
      let before: KeptEvent | null = null;
      try {
        for (const event of select.iterate(after)) {
          standStill();
          const follows: boolean = before === null ? event.seq === 1 : before.seq === event.seq - 1;
          const chainBefore: Buffer = before?.chainHash ?? genesis;
          // Behind a gap there is nothing to hold the chain to; the event's own value is.
          const fits: boolean = follows ? isTrueAfter(event, chainBefore) : isValueTrue(event);
          before = event;
          if (event.seq > after) yield { event, isTrue: event.belongs === 1 && fits };
        }
      } catch (problem) {
        throw toldAsDamage(problem);
      }
    },
    has: (callId) => selectCall.get(callId) === 1,
    forgotten: () =>
      forgottenIn(file).map(({ circumstances, upto }) => ({ circumstances, callIds: selectUpTo.all(upto) })),
    close: () => db.close(),
  };
}

function toldAsDamage(problem: unknown): unknown {
  return isDamage(codeOf(problem)) ? Object.assign(new Error(codeOf(problem)), { code: sourceDamaged }) : problem;
}

/** A table of its own, which the pages of events say nothing of: what cannot be read of it teaches again. */
function forgottenIn(file: string): readonly { readonly circumstances: string; readonly upto: number }[] {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
    return db
      .prepare<[], { circumstances: string; upto: number }>('SELECT circumstances, upto FROM lesson_forgotten')
      .all();
  } catch {
    return [];
  } finally {
    db?.close();
  }
}

function openReadable(file: string): Database.Database | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const found = db
      .prepare<[], number>('SELECT count(*) FROM (SELECT payload, chain_hash FROM call_event)')
      .pluck()
      .get();
    const checked = ['call_event', 'known_call', 'origin'].map((table) =>
      db?.pragma(`integrity_check(${table})`, { simple: true }),
    );
    if (found !== undefined && checked.every((said) => said === 'ok')) return db;
  } catch (problem) {
    if (codeOf(problem) === '') {
      db?.close();
      throw problem;
    }
  }
  db?.close();
  return null;
}

function openCarved(file: string, scratch: string): Database.Database {
  const db = new Database(scratch);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    carve(file, db);
    return db;
  } catch (problem) {
    db.close();
    throw problem;
  }
}
