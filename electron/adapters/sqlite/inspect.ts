import { closeSync, constants, existsSync, accessSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { OpenFailure } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { codeOf, openFailureOf } from './failures.ts';
import { type Schema, journalSchema } from './migrate.ts';

/**
 * Looks at the file before SQLite may touch it: a database from a newer Portico or of another application is refused
 * with every byte as it was, and without a write-ahead log beside it.
 */
export function inspect(file: string, schema: Schema = journalSchema): Result<null, OpenFailure> {
  try {
    accessSync(path.dirname(file), constants.W_OK | constants.X_OK);
    if (!existsSync(file)) {
      // Callers' names are for the desk's own account only; SQLite gives its other files the same mode.
      closeSync(openSync(file, 'wx', 0o600));
      return ok(null);
    }
    accessSync(file, constants.R_OK | constants.W_OK);
    return inspectHeader(file, schema);
  } catch (problem) {
    return failed(openFailureOf(problem, file), codeOf(problem));
  }
}

/** The schema's version that a journal's head tells, without opening it; 0 where there is none, or it is no journal. */
export function versionOf(file: string, { applicationId }: Schema = journalSchema): number {
  try {
    const header = headOf(file);
    return header.length === headerLength && header.readUInt32BE(68) === applicationId ? header.readUInt32BE(60) : 0;
  } catch {
    return 0;
  }
}

const headerLength = 100;

/** Shorter where the file is. */
function headOf(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(headerLength);
    return header.subarray(0, readSync(descriptor, header, 0, headerLength, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Fields of https://sqlite.org/fileformat2.html#the_database_header */
function inspectHeader(file: string, schema: Schema): Result<null, OpenFailure> {
  const { applicationId, migrations } = schema;
  const header = headOf(file);
  if (header.length === 0) return ok(null);
  if (header.length < headerLength || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return failed('damaged');
  const owner = header.readUInt32BE(68);
  if (owner !== 0 && owner !== applicationId) return failed('damaged', 'another application');
  if (owner === applicationId && header.readUInt32BE(60) > migrations.length) return failed('newer-version');
  return owner === applicationId && !hasLog(file) ? ok(null) : inspectContent(file, schema);
}

function hasLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * A stop in the middle of a migration leaves the version in the write-ahead log, or a file with no tables at all.
 * A read-only connection neither checkpoints nor removes the log.
 */
function inspectContent(file: string, { applicationId, migrations }: Schema): Result<null, OpenFailure> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (Number(db.pragma('user_version', { simple: true })) > migrations.length) return failed('newer-version');
    if (Number(db.pragma('application_id', { simple: true })) === applicationId) return ok(null);
    const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
    return tables === 0 ? ok(null) : failed('damaged', 'another application');
  } finally {
    db.close();
  }
}
