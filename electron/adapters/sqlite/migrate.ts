import type { Database } from 'better-sqlite3';
import { busyMs } from './connection.ts';
import { migrations } from './migrations/all.ts';

/** What a file of Portico's is, and how its tables came to be. */
export interface Schema {
  /** Marks the file as ours (PRAGMA application_id). */
  readonly applicationId: number;
  /** Their number is the version that this Portico writes (PRAGMA user_version). */
  readonly migrations: readonly string[];
}

/** "Port" */
export const journalSchema: Schema = { applicationId: 0x50_6f_72_74, migrations };

/** A journal of this version waits for migrations: an older release has written it. */
export function isOlder(version: number): boolean {
  return version > 0 && version < migrations.length;
}

/** Brings the file to the schema's version, each step in one transaction: a step is done, or it never began. */
export function migrate(db: Database, schema: Schema = journalSchema): void {
  const { applicationId } = schema;
  const schemaVersion = schema.migrations.length;
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from > schemaVersion) throw new Error(`schema ${from} is newer than ${schemaVersion}`);
  for (const [index, sql] of schema.migrations.entries()) {
    if (index < from) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
  // The version goes into the file itself, so that an older Portico sees it without opening the write-ahead log; while the
  // file is held as it was for a backup it stays in the log, and nobody waits for that.
  if (from === schemaVersion) return;
  db.pragma('busy_timeout = 0');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma(`busy_timeout = ${busyMs}`);
}
