import { statfsSync } from 'node:fs';
import path from 'node:path';
import type { OpenFailure, WriteFailure } from '#core/journal/store.ts';

/** SQLite's extended result code (SQLITE_FULL, SQLITE_IOERR_WRITE ...) or a file system's (ENOSPC ...), '' for neither. */
export function codeOf(problem: unknown): string {
  if (!(problem instanceof Error) || !('code' in problem)) return '';
  return typeof problem.code === 'string' ? problem.code : '';
}

/** What SQLite says of a file that is not as it was written. */
export function isDamage(code: string): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

const notGiven = ['IOERR', 'CANTOPEN', 'BUSY', 'LOCKED', 'PERM', 'CORRUPT', 'NOTADB', 'PROTOCOL', 'READONLY', 'FULL'];
const lostFiles = new Set(['EIO', 'ENOENT', 'EACCES', 'EPERM', 'ENODEV', 'ESTALE', 'ENOTCONN']);

/** Whether the disk is why something could not be read, and not how it was asked. */
export function isNotGiven(code: string): boolean {
  return lostFiles.has(code) || notGiven.some((what) => code.startsWith(`SQLITE_${what}`));
}

/** What the disk did to a write; null when it was not the disk but what was written. */
export function writeFailureOf(problem: unknown, file: string): WriteFailure | null {
  const code = codeOf(problem);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return 'read-only';
  const away = ['SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_PERM', 'SQLITE_CORRUPT'];
  if (!away.some((start) => code.startsWith(start))) return null;
  // A full disk shows itself as an I/O error where SQLite grows its shared memory.
  return isFull(file) ? 'disk-full' : 'not-writable';
}

export function openFailureOf(problem: unknown, file: string): OpenFailure {
  const code = codeOf(problem);
  // SQLITE_ERROR while opening: a table or column of the schema is missing.
  if (isDamage(code) || code === 'SQLITE_ERROR') return 'damaged';
  return writeFailureOf(problem, file) === 'disk-full' ? 'disk-full' : 'not-writable';
}

function isFull(file: string): boolean {
  try {
    const { bavail, bsize, ffree, files } = statfsSync(path.dirname(file));
    return bavail * bsize < 128 * 1024 || (files > 0 && ffree === 0);
  } catch {
    return false;
  }
}
