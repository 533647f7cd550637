import Database from 'better-sqlite3';

/** How long one connection waits for another. */
export const busyMs = 2_000;

/**
 * The writer's connection: a commit is on the disk when it returns (WAL with synchronous=FULL syncs the log at every
 * commit), and what is erased is overwritten.
 */
export function openForWriting(file: string, isNew = false): Database.Database {
  const db = new Database(file, { fileMustExist: !isNew, timeout: busyMs });
  try {
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    // Checkpoints are made while the desk is quiet (`Writer.rest`); this is only the bound for an hour without a pause.
    db.pragma('wal_autocheckpoint = 4000');
    mustBe(mode, 'wal');
    mustBe(db.pragma('synchronous', { simple: true }), 2);
    mustBe(db.pragma('foreign_keys', { simple: true }), 1);
    mustBe(db.pragma('secure_delete', { simple: true }), 1);
    return db;
  } catch (problem) {
    db.close();
    throw problem;
  }
}

export function openForReading(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs });
  db.pragma('temp_store = MEMORY');
  return db;
}

function mustBe(read: unknown, wanted: unknown): void {
  // A file system without shared memory (a network drive) keeps no write-ahead log.
  if (read !== wanted) throw Object.assign(new Error(`pragma is ${String(read)}`), { code: 'SQLITE_CANTOPEN' });
}
