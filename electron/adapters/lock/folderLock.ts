import path from 'node:path';
import Database from 'better-sqlite3';
import { type Result, failed, ok } from '#core/support/result.ts';

/**
 * One Portico per data folder. SQLite's exclusive lock is the operating system's own: it goes with the process, however
 * that ends, and never leaves a stale lock file behind. Nothing is written, so that a full disk does not matter.
 */
export function lockFolder(folder: string): Result<{ readonly release: () => void }, 'taken' | 'not-writable'> {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(path.join(folder, 'portico.lock'), { timeout: 0 });
    // Its rollback journal would be a file left behind, and a write on a disk that may be full.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (problem) {
    lock?.close();
    const busy = problem instanceof Database.SqliteError && problem.code.startsWith('SQLITE_BUSY');
    return failed(busy ? 'taken' : 'not-writable');
  }
  const held = lock;
  return ok({ release: () => held.close() });
}
