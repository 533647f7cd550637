import type { Database } from 'better-sqlite3';
import { createProjection } from './projection.ts';
import { standStill } from './hush.ts';
import { emptyOldSearch } from './oldSearch.ts';
import { projectionVersion } from './row.ts';

/** Projects every call anew from the truth, in one transaction; an erased value stays away. */
export function rebuild(db: Database): void {
  const projection = createProjection(db);
  const ids = db.prepare<[], number>('SELECT id FROM known_call ORDER BY id').pluck();
  db.transaction(() => {
    projection.clear();
    for (const id of ids.all()) {
      standStill();
      projection.renewAll(id);
    }
    finish(db);
  }).immediate();
}

interface State {
  /** The rules of every line. */
  readonly projection: number;
  /** The rules that lines are being brought to, and from which call on they are there. */
  readonly rebuilding: number;
  readonly rebuiltFrom: number;
}

function stateOf(db: Database): State | undefined {
  return db.prepare<[], State>('SELECT projection, rebuilding, rebuilt_from AS rebuiltFrom FROM journal_state').get();
}

/** True when the rules of the projection have changed since it was last written. */
export function isOutdated(db: Database): boolean {
  return stateOf(db)?.projection !== projectionVersion;
}

/** A journal of no more calls than these is made anew before the desk opens, in a second or two. */
const fewEnough = 2_000;

/** Makes lines anew while the desk works; what is wanted of them meanwhile is read from their facts. */
export interface Renewal {
  /** Goes on for about so many milliseconds, in one commit; false when nothing is left to be done. */
  readonly goOn: (ms: number) => boolean;
}

/**
 * For a desk that opens a journal of old rules: a short one is made anew at once, a long one from now on, the newest call
 * first. Until it is done, search and filters do not know the calls that are still to come.
 */
export function beginRenewal(db: Database, fewCalls = fewEnough): Renewal {
  if (isOutdated(db)) {
    const last = db.prepare<[], number | null>('SELECT max(id) FROM known_call').pluck().get() ?? 0;
    if (last <= fewCalls) rebuild(db);
    else if (stateOf(db)?.rebuilding !== projectionVersion) begin(db, last);
  }
  return createRenewal(db);
}

function begin(db: Database, last: number): void {
  const projection = createProjection(db);
  db.transaction(() => {
    projection.clearRunsAndChoices();
    db.prepare<[number, number]>('UPDATE journal_state SET rebuilding = ?, rebuilt_from = ?').run(
      projectionVersion,
      last + 1,
    );
  }).immediate();
}

function createRenewal(db: Database): Renewal {
  const projection = createProjection(db);
  const older = db
    .prepare<[number], number>('SELECT id FROM known_call WHERE id < ? ORDER BY id DESC LIMIT 2000')
    .pluck();
  const note = db.prepare<[number]>('UPDATE journal_state SET rebuilt_from = ?');

  /** False when every call is there. */
  const renewSome = db.transaction((ms: number): boolean => {
    const until = performance.now() + ms;
    const from = stateOf(db)?.rebuiltFrom ?? 0;
    const ids = older.all(from);
    for (const id of ids) {
      projection.renew(id);
      if (performance.now() < until) continue;
      note.run(id);
      return true;
    }
    const last = ids.at(-1);
    if (last === undefined) finish(db);
    else note.run(last);
    return last !== undefined;
  });

  return {
    goOn: (ms) => {
      if (isOutdated(db)) {
        renewSome.immediate(ms);
        return true;
      }
      return emptyOldSearch(db);
    },
  };
}

function finish(db: Database): void {
  db.prepare<[number, number]>('UPDATE journal_state SET projection = ?, rebuilding = ?, rebuilt_from = 0').run(
    projectionVersion,
    projectionVersion,
  );
}
