import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openForReading } from '../connection.ts';

/** 512 kB, then a rest: a commit meanwhile finds the disk free. */
const pagesAtOnce = 128;
const restMs = 5;

/**
 * Copies a database that is in use to `target`, as it stood when the copy began: one read transaction of a connection of its
 * own, so that commits neither wait for it nor make it begin again. The copy is one file, without a log, and synced.
 */
export async function copyDatabase(
  file: string,
  target: string,
  onProgress: (percent: number) => void = () => undefined,
): Promise<void> {
  const db = openForReading(file);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages > 0) onProgress(Math.floor((100 * (totalPages - remainingPages)) / totalPages));
        Atomics.wait(pause, 0, 0, restMs);
        return pagesAtOnce;
      },
    });
  } finally {
    db.close();
  }
  const copy = new Database(target);
  copy.pragma('journal_mode = DELETE');
  copy.close();
  syncFile(target);
}

export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
