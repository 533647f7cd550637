import { hash } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { ContactSource, RefusedRow } from '#core/caller/directoryImports.ts';
import type { ImportRow, ImportedContact } from '#core/importing/row.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { fold } from '#core/text/fold.ts';
import { placeOf } from './directoryPlace.ts';
import type { ImportPace } from './importPace.ts';
import { orderContacts } from './importOrdered.ts';
import { importedSchema } from './importedMigrations/all.ts';
import { stagingFile, syncFile } from './importedFiles.ts';
import { migrate } from './migrate.ts';

/** What is built, and out of what. */
export interface BuildPlan {
  /** contacts-N.db that nobody uses yet. */
  readonly file: string;
  /** The file in use, whose other sources are taken over; null: there is none. */
  readonly previous: string | null;
  /** What this source gave before is left out. */
  readonly without: string | null;
  /** Whose rows come now; null: only those of the others stay. */
  readonly source: ContactSource | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who may be meant as responsible. */
  readonly employees: readonly { readonly employeeId: string; readonly name: string; readonly extension: string }[];
}

export interface Built {
  readonly rows: number;
  readonly contacts: number;
  readonly refused: number;
  readonly incomplete: number;
  readonly repeated: number;
  /** The first ones. */
  readonly refusedRows: readonly RefusedRow[];
}

export interface Build {
  readonly add: (row: ImportRow) => void;
  readonly soFar: () => Built;
  /** All that came, in order and searchable, in a file that is on the disk. */
  readonly finish: () => Result<Built, 'cancelled' | 'nothing-taken'>;
  /** Leaves nothing behind, unless it was finished; can be asked twice. */
  readonly close: () => void;
}

/** Of how many rows it is kept why they were refused. */
const mostRefusedRows = 1_000;
const rowsBetweenRests = 256;

/** Throws what SQLite and the file system throw. */
export function beginBuild(plan: BuildPlan, pace: ImportPace): Build {
  const rows = openStaging(plan);
  let finished = false;
  let closed = false;
  const counts = { rows: 0, contacts: 0, refused: 0, incomplete: 0, repeated: 0 };
  const refusedRows: RefusedRow[] = [];
  const responsibleOf = createResponsible(plan.employees);

  function keep(row: RefusedRow): void {
    if (refusedRows.length < mostRefusedRows) refusedRows.push(row);
  }

  function soFar(): Built {
    return { ...counts, refusedRows };
  }

  function close(): void {
    if (closed) return;
    closed = true;
    rows.close();
    rmSync(stagingFile(plan.file), { force: true });
    if (!finished) rmSync(plan.file, { force: true });
  }

  return {
    add: (row) => {
      counts.rows += 1;
      if ('refused' in row) {
        counts.refused += 1;
        return keep({ line: row.line, reason: row.refused, text: row.text });
      }
      const { contact, leftOut } = row;
      if (!rows.add(contact, responsibleOf(contact.responsible ?? ''))) {
        counts.repeated += 1;
        return undefined;
      }
      counts.contacts += 1;
      if (leftOut.length > 0) counts.incomplete += 1;
      for (const text of leftOut) keep({ line: row.line, reason: 'number-left-out', text });
      return undefined;
    },
    soFar,
    finish: () => {
      if (plan.source !== null && counts.contacts === 0) return failed('nothing-taken');
      const built = openBuilt(plan.file);
      try {
        const done = orderContacts(rows.db, built, pace, rowsBetweenRests);
        if (!done) return failed('cancelled');
        built.close();
        syncFile(plan.file);
        finished = true;
        return ok(soFar());
      } finally {
        built.close();
      }
    },
    close,
  };
}

interface Staging {
  readonly db: Database.Database;
  /** False: a row before it had its key. */
  readonly add: (contact: ImportedContact, responsible: string | null) => boolean;
  readonly close: () => void;
}

/** Rows as they come. Nothing of it outlives the import, so that nothing is synced or can be rolled back. */
function openStaging({ file, previous, without, source, at }: BuildPlan): Staging {
  const db = openScratch(stagingFile(file));
  db.exec(`
    CREATE TABLE row (contact_id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL,
      company TEXT NOT NULL, class TEXT NOT NULL, numbers TEXT NOT NULL, language TEXT, responsible TEXT, since INTEGER);
    CREATE TABLE source (place INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      label TEXT NOT NULL, read_at INTEGER NOT NULL);`);
  if (previous !== null) {
    db.prepare<[string]>('ATTACH DATABASE ? AS previous').run(previous);
    db.prepare<[string]>(
      `INSERT INTO source SELECT place, source_id, kind, label, read_at FROM previous.source WHERE source_id <> ?`,
    ).run(without ?? '');
    db.exec(`INSERT INTO row SELECT contact_id, source, place, name, company, class, numbers, language, responsible, since
      FROM previous.contact WHERE source IN (SELECT place FROM source)`);
    db.exec('DETACH DATABASE previous');
  }
  const place =
    source === null
      ? 0
      : Number(
          db
            .prepare<[string, string, string, number]>(
              'INSERT INTO source (source_id, kind, label, read_at) VALUES (?, ?, ?, ?)',
            )
            .run(source.sourceId, source.kind, source.label, at).lastInsertRowid,
        );
  const prefix = source === null ? '' : `${source.sourceId}/`;
  const insert = db.prepare('INSERT OR IGNORE INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)');
  db.exec('BEGIN');
  return {
    db,
    add: ({ key, name, company, class: of, numbers, language }, responsible) =>
      insert.run(
        prefix + hashOf(key),
        place,
        placeOf(name),
        name,
        company,
        of,
        numbers.join(' '),
        language ?? null,
        responsible,
      ).changes > 0,
    close: () => db.close(),
  };
}

/** The same for the same key; a short one, since keys hold names and numbers and stand in every index. */
function hashOf(key: string): string {
  return hash('sha256', key, 'base64url').slice(0, 22);
}

function openBuilt(file: string): Database.Database {
  const db = openScratch(file);
  migrate(db, importedSchema);
  return db;
}

/** Memory stays within these bounds, however many rows there are. */
function openScratch(file: string): Database.Database {
  rmSync(file, { force: true });
  // Callers' names are for the desk's own account only.
  closeSync(openSync(file, 'wx', 0o600));
  const db = new Database(file);
  // Of a file that begins empty nothing is journalled; without any journal better-sqlite3 lets no file be.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('temp_store = FILE');
  db.pragma('cache_size = -32768');
  return db;
}

/** An employee's extension or name, as a source writes it, to the employee; null: nobody, or several of that name. */
function createResponsible(employees: BuildPlan['employees']): (told: string) => string | null {
  const known = new Map<string, string | null>();
  for (const { employeeId, name } of employees) known.set(fold(name), known.has(fold(name)) ? null : employeeId);
  for (const { employeeId, extension } of employees) if (extension !== '') known.set(fold(extension), employeeId);
  return (told) => (told === '' ? null : (known.get(fold(told)) ?? null));
}
