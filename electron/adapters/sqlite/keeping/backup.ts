import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Backup, type BackupFailure, backupIdAt } from '#core/journal/keeping.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { codeOf, isDamage } from '../failures.ts';
import { isOlder } from '../migrate.ts';
import { aboutFile, sweepUnfinished, tryRemove, unfinished } from './backupFolder.ts';
import { check } from './check.ts';
import { type Snapshot, openSnapshot, syncFile } from './copy.ts';
import { roomIn, sizeOf } from './room.ts';

export interface BackupPlan {
  readonly journal: string;
  /** Copied along; left out where it is not there. */
  readonly directory: string;
  /** The settings as a file, without a password; null: left out. */
  readonly settings: string | null;
  /** Where backups are kept; made where it is missing, but not the folder that it is in: a network drive may be away. */
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The journal is of an older release and waits to be brought to this one's: the desk opens as soon as it may. */
  readonly beforeUpdate: boolean;
}

/** What somebody may wait for: the files are held as they are, whatever is written from now on; they are copied. */
export type BackupStep = 'held' | 'copied';

interface Hearers {
  readonly onProgress?: (percent: number) => void;
  readonly onStep?: (step: BackupStep) => void;
}

/** So long a desk that is about to open waits for its copy; what is larger is copied while it works. */
export const hurriedMs = 1_500;

/**
 * A backup in a folder of its own: copied, opened, looked at whole and counted before it bears its name. What was not
 * finished is taken away.
 */
export async function backUp(plan: BackupPlan, hearers: Hearers = {}): Promise<Result<Backup, BackupFailure>> {
  const held: Snapshot[] = [];
  const hold = (file: string): Snapshot => {
    const snapshot = openSnapshot(file);
    held.push(snapshot);
    return snapshot;
  };
  try {
    const journal = hold(plan.journal);
    const directory = existsSync(plan.directory) ? hold(plan.directory) : null;
    hearers.onStep?.('held');
    if (plan.beforeUpdate && !isOlder(journal.version)) return failed('not-made', 'not older');
    return await make(plan, { journal, directory }, hearers);
  } catch (problem) {
    return failed(failureOf(problem, plan.folder), codeOf(problem));
  } finally {
    for (const snapshot of held) snapshot.close();
  }
}

interface Held {
  readonly journal: Snapshot;
  readonly directory: Snapshot | null;
}

async function make(plan: BackupPlan, held: Held, hearers: Hearers): Promise<Result<Backup, BackupFailure>> {
  const { folder, at } = plan;
  const backupId = backupIdAt(at, plan.beforeUpdate);
  const making = unfinished(folder, backupId);
  if (!existsSync(path.dirname(folder))) return failed('folder-away');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweepUnfinished(folder);
  if (roomIn(folder) < sizeOf(plan.journal) * 1.1 + sizeOf(plan.directory)) return failed('no-space');
  mkdirSync(making, { mode: 0o700 });
  try {
    const made = await fill({ ...plan, backupId, making }, held, hearers);
    if (!made.ok) return made;
    writeFileSync(path.join(making, aboutFile), `${JSON.stringify(made.value, null, 2)}\n`, { mode: 0o600 });
    syncFile(path.join(making, aboutFile));
    renameSync(making, path.join(folder, backupId));
    return made;
  } finally {
    tryRemove(making);
  }
}

async function fill(
  { making, backupId, ...plan }: BackupPlan & { readonly making: string; readonly backupId: string },
  held: Held,
  { onProgress = () => undefined, onStep }: Hearers,
): Promise<Result<Backup, BackupFailure>> {
  const hurry = plan.beforeUpdate ? { hurriedMs } : {};
  const journal = path.join(making, 'journal.db');
  await held.journal.copyTo(journal, { ...hurry, onProgress: (percent) => onProgress(Math.floor(percent / 2)) });
  chmodSync(journal, 0o600);
  const directory = path.join(making, 'directory.db');
  await held.directory?.copyTo(directory, hurry);
  onStep?.('copied');
  // From here on nobody needs the files as they were: the log of the one in use may be emptied again.
  held.journal.close();
  held.directory?.close();
  if (held.directory !== null) {
    chmodSync(directory, 0o600);
    if (!isWhole(directory)) return failed('not-good', 'directory');
  }
  if (plan.settings !== null) writeFileSync(path.join(making, 'settings.json'), plan.settings, { mode: 0o600 });
  const checked = await check({
    file: journal,
    from: fromTheBeginning,
    search: { every: 0, turn: 0 },
    rest: (_, percent) => {
      onProgress(50 + Math.floor(percent / 2));
      return new Promise((done) => {
        setTimeout(done, 1);
      });
    },
  });
  if (checked.damage !== null) return failed('not-good', checked.damage);
  return ok({
    backupId,
    at: plan.at,
    calls: checked.calls,
    facts: checked.facts,
    bytes: sizeOf(journal),
    verified: true,
    ...(plan.beforeUpdate ? { beforeUpdate: true } : {}),
  });
}

function isWhole(file: string): boolean {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } finally {
    db.close();
  }
}

function failureOf(problem: unknown, folder: string): BackupFailure {
  const code = codeOf(problem);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return 'no-space';
  if (isDamage(code)) return 'not-good';
  return existsSync(folder) && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM' ? 'not-made' : 'folder-away';
}
