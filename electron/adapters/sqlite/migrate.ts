import type { Database } from 'better-sqlite3';
import { migrations } from './migrations/all.ts';

/** Marks the file as Portico's: "Port" (PRAGMA application_id). */
export const applicationId = 0x50_6f_72_74;

/** Version of the schema that this Portico writes (PRAGMA user_version). */
export const schemaVersion = migrations.length;

/** Brings the schema to `schemaVersion`, each step in one transaction: a step is done, or it never began. */
export function migrate(db: Database): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from > schemaVersion) throw new Error(`schema ${from} is newer than ${schemaVersion}`);
  for (const [index, sql] of migrations.entries()) {
    if (index < from) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
  // The version goes into the file itself, so that an older Portico sees it without opening the write-ahead log.
  if (from < schemaVersion) db.pragma('wal_checkpoint(TRUNCATE)');
}
