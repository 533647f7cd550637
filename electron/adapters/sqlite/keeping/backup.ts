import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Backup, type BackupFailure, backupIdAt } from '#core/journal/keeping.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { codeOf } from '../failures.ts';
import { check } from './check.ts';
import { copyDatabase, syncFile } from './copy.ts';

export interface BackupPlan {
  readonly journal: string;
  /** Copied along; left out where it is not there. */
  readonly directory: string;
  /** The settings as a file, without a password. */
  readonly settings: string;
  /** Where backups are kept; made where it is missing, but not the folder that it is in: a network drive may be away. */
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export const aboutFile = 'about.json';

/**
 * A backup in a folder of its own: copied, opened, looked at whole and counted before it bears its name. What was not
 * finished is taken away.
 */
export async function backUp(
  plan: BackupPlan,
  onProgress: (percent: number) => void = () => undefined,
): Promise<Result<Backup, BackupFailure>> {
  const { folder, at } = plan;
  const backupId = backupIdAt(at);
  const making = path.join(folder, `${backupId}.part`);
  try {
    if (!existsSync(path.dirname(folder))) return failed('folder-away');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(making, { recursive: true, force: true });
    if (roomIn(folder) < sizeOf(plan.journal) * 1.1 + sizeOf(plan.directory)) return failed('no-space');
    mkdirSync(making, { mode: 0o700 });
    const made = await fill(plan, making, onProgress);
    if (made.ok) {
      writeFileSync(path.join(making, aboutFile), `${JSON.stringify(made.value, null, 2)}\n`, { mode: 0o600 });
      syncFile(path.join(making, aboutFile));
      renameSync(making, path.join(folder, backupId));
    } else rmSync(making, { recursive: true, force: true });
    return made;
  } catch (problem) {
    tryRemove(making);
    return failed(failureOf(problem, folder), codeOf(problem));
  }
}

async function fill(
  plan: BackupPlan,
  making: string,
  onProgress: (percent: number) => void,
): Promise<Result<Backup, BackupFailure>> {
  const journal = path.join(making, 'journal.db');
  await copyDatabase(plan.journal, journal, (percent) => onProgress(Math.floor(percent / 2)));
  chmodSync(journal, 0o600);
  if (existsSync(plan.directory)) {
    const directory = path.join(making, 'directory.db');
    await copyDatabase(plan.directory, directory);
    chmodSync(directory, 0o600);
    if (!isWhole(directory)) return failed('not-good', 'directory');
  }
  writeFileSync(path.join(making, 'settings.json'), plan.settings, { mode: 0o600 });
  const checked = await check({
    file: journal,
    from: fromTheBeginning,
    searchEvery: 0,
    rest: (_, percent) => {
      onProgress(50 + Math.floor(percent / 2));
      return new Promise((done) => {
        setTimeout(done, 1);
      });
    },
  });
  if (checked.damage !== null) return failed('not-good', checked.damage);
  return ok({
    backupId: path.basename(making, '.part'),
    at: plan.at,
    calls: checked.calls,
    facts: checked.facts,
    bytes: sizeOf(journal),
    verified: true,
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

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function failureOf(problem: unknown, folder: string): BackupFailure {
  const code = codeOf(problem);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return 'no-space';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'not-good';
  return existsSync(folder) && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM' ? 'not-made' : 'folder-away';
}

function tryRemove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Its drive is away; it is taken away before the next backup of the same moment, and is never taken for one.
  }
}
