import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openForReading } from '../connection.ts';
import { standStill } from '../hush.ts';

/** 512 kB, then a rest: a commit meanwhile finds the disk free. */
const pagesAtOnce = 128;
const restMs = 5;

/** A database that is in use, as it stood when this was opened, whatever is written meanwhile. */
export interface Snapshot {
  /** The schema's version of that moment (PRAGMA user_version). */
  readonly version: number;
  /** One file, without a log, and synced. `hurriedMs`: so long without rests, because somebody waits. */
  readonly copyTo: (target: string, plan?: CopyPlan) => Promise<void>;
  readonly close: () => void;
}

interface CopyPlan {
  readonly hurriedMs?: number;
  readonly onProgress?: (percent: number) => void;
}

/** One read transaction of a connection of its own, so that commits neither wait for a copy nor make it begin again. */
export function openSnapshot(file: string): Snapshot {
  const db = openForReading(file);
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return {
      version: Number(db.pragma('user_version', { simple: true })),
      copyTo: (target, plan) => copy(db, target, plan),
      close: () => db.close(),
    };
  } catch (problem) {
    db.close();
    throw problem;
  }
}

async function copy(
  db: Database.Database,
  target: string,
  { hurriedMs = 0, onProgress = () => undefined }: CopyPlan = {},
): Promise<void> {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const begun = performance.now();
  await db.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      if (totalPages > 0) onProgress(Math.floor((100 * (totalPages - remainingPages)) / totalPages));
      standStill();
      if (performance.now() - begun >= hurriedMs) Atomics.wait(pause, 0, 0, restMs);
      return pagesAtOnce;
    },
  });
  const copied = new Database(target);
  copied.pragma('journal_mode = DELETE');
  copied.close();
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
