import { constants, copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { LostSpan } from '#core/journal/keeping.ts';
import { type KeepingNote, type MendReport, type TailReport, fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { openForWriting } from '../connection.ts';
import { createErasing } from '../erasing.ts';
import { factToWrite } from '../factToWrite.ts';
import { interruptedEnds } from '../interrupted.ts';
import { migrate } from '../migrate.ts';
import { type Projection, createProjection } from '../projection.ts';
import { isOutdated, rebuild } from '../rebuild.ts';
import { type Truth, createTruth } from '../truth.ts';
import { check } from './check.ts';
import { settleErased } from './erasedCalls.ts';
import { forgetAlso } from './forgotten.ts';
import { type EventPlace, createGaps } from './gaps.ts';
import { join } from './join.ts';
import { scratchOf, sweepNewJournal } from './newJournal.ts';
import { roomIn, sizeOf } from './room.ts';
import { type Source, openSource } from './source.ts';

export interface MendPlan {
  /** The new journal; what lies there is taken away. */
  readonly target: string;
  /** A backup's journal, with which it begins; null: with nothing. */
  readonly base: string | null;
  /** Journals that nobody has open, the oldest first, in whatever state, and up to where each had been written. */
  readonly damaged: KeepingNote['aside'];
  /** The journal in use, or null when its calls are not wanted. */
  readonly inUse: string | null;
  readonly deskId: string;
  /** IANA name of the desk's time zone. */
  readonly zone: string;
  /** Of the look at the new journal, see CheckPlan. */
  readonly searchEvery: number;
}

export interface TailPlan extends Pick<MendPlan, 'target' | 'deskId'> {
  readonly inUse: string;
  /** The last event that was looked at for the target. */
  readonly after: number;
}

type Made = Omit<MendReport, 'damage'>;

/**
 * Makes one journal of a backup, of what can still be read of damaged ones and of the one in use: facts are joined by their
 * ids, each line and the search are made anew. Calls that were alive in a damaged journal and are not in the one in use
 * have ended there. Then it is looked at whole: a backup may have suffered since it was made. Throws what SQLite or the disk
 * throws, `sourceDamaged` where the journal in use cannot be read; the target is then worth nothing.
 */
export async function mend(
  plan: MendPlan,
  onProgress: (percent: number) => void = () => undefined,
): Promise<MendReport> {
  sweepNewJournal(plan.target);
  try {
    const made = make(plan);
    return { ...made, damage: await damageIn(plan, onProgress) };
  } catch (problem) {
    sweepNewJournal(plan.target);
    throw problem;
  }
}

function make(plan: MendPlan): Made {
  if (roomIn(path.dirname(plan.target)) < roomFor(plan)) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
  if (plan.base !== null) copyFileSync(plan.base, plan.target, constants.COPYFILE_EXCL);
  return writing(plan.target, plan.base === null, (db) => {
    // It is nobody's yet: one sync at the end is enough.
    db.pragma('synchronous = OFF');
    migrate(db);
    if (isOutdated(db)) rebuild(db);
    const made = joined(db, plan);
    db.pragma('synchronous = FULL');
    return made;
  });
}

/** The new journal, and beside it what is carved out of a damaged one: the desk needs the disk meanwhile. */
function roomFor({ base, damaged, inUse }: MendPlan): number {
  const carved = Math.max(0, ...damaged.map(({ file }) => sizeOf(file)));
  return 1.1 * Math.max(base === null ? 0 : sizeOf(base), inUse === null ? 0 : sizeOf(inUse), carved) + carved;
}

function joined(db: Database, plan: MendPlan): Made {
  const parts = { truth: createTruth(db, plan.deskId), projection: createProjection(db) };
  const lost: LostSpan[] = [];
  let added = 0;
  let isStale = false;
  const erased = new Set<number>();
  let joinedUpTo = 0;

  function take(
    source: Source,
    begins: { readonly end: EventPlace | null; readonly alike: boolean },
    upTo: number,
  ): void {
    const gaps = createGaps(begins.end, begins.alike);
    joinedUpTo = 0;
    const onEvent: typeof gaps.saw = (event) => {
      gaps.saw(event);
      joinedUpTo = Math.max(joinedUpTo, event.seq);
    };
    const found = join(db, { ...parts, onEvent }, source.events(0));
    added += found.added;
    isStale = forgetAlso(db, source.forgotten()).length > 0 || isStale;
    for (const call of found.erased) erased.add(call);
    lost.push(...gaps.lost(upTo));
  }

  for (const [nth, { file, reached }] of plan.damaged.entries())
    // Whatever was set aside later had been begun while the first one lay aside.
    reading(file, scratchOf(plan.target), (source) => take(source, { end: lastPlace(db), alike: nth === 0 }, reached));
  const begins = { end: lastPlace(db), alike: plan.damaged.length === 0 };
  if (plan.inUse === null) endCalls(db, parts, plan, () => false);
  else
    reading(plan.inUse, null, (source) => {
      endCalls(db, parts, plan, source.has);
      take(source, begins, 0);
    });
  if (isStale || !settleErased(db, erased, createErasing(db, parts.truth, parts.projection))) rebuild(db);
  const count = (table: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return {
    calls: count('known_call'),
    facts: count('call_event'),
    added,
    lost,
    joinedUpTo: plan.inUse === null ? 0 : joinedUpTo,
  };
}

/** Calls that nobody ended end, where the journal in use does not go on with them. */
function endCalls(
  db: Database,
  { truth, projection }: { readonly truth: Truth; readonly projection: Projection },
  { zone }: MendPlan,
  goesOn: (callId: string) => boolean,
): void {
  db.transaction(() => {
    for (const fact of interruptedEnds(db))
      if (!goesOn(fact.callId)) projection.apply(truth.append(factToWrite(fact), zone), fact, zone);
  })();
}

/** Lines can be made anew out of the facts; facts cannot. */
async function damageIn(
  { target, searchEvery }: MendPlan,
  onProgress: (percent: number) => void,
): Promise<MendReport['damage']> {
  const look = (): ReturnType<typeof check> =>
    check({
      file: target,
      from: fromTheBeginning,
      search: { every: searchEvery, turn: 0 },
      rest: (_, percent) => {
        onProgress(percent);
        return Promise.resolve();
      },
    });
  const { damage } = await look();
  if (damage !== 'lines') return damage;
  writing(target, false, rebuild);
  return (await look()).damage;
}

/**
 * What the journal in use has got since `mend` read it; nobody writes it now, and the desk waits. What was forgotten in that
 * moment stays so for all calls that were known.
 */
export function mendTail({ target, deskId, inUse, after }: TailPlan): TailReport {
  return writing(target, false, (db) =>
    reading(inUse, null, (source) => {
      const takeBack = db.prepare<[string, string]>("DELETE FROM lesson_count WHERE circumstances = ? OR ? = ''");
      for (const one of forgetAlso(db, source.forgotten())) takeBack.run(one, one);
      const gaps = createGaps({ seq: after, at: lastPlace(db)?.at ?? 0 }, true);
      const parts = {
        truth: createTruth(db, deskId),
        projection: createProjection(db),
        onEvent: gaps.saw,
        areNew: true,
      };
      const { added } = join(db, parts, source.events(after));
      return { added, lost: gaps.lost(0) };
    }),
  );
}

function lastPlace(db: Database): EventPlace | null {
  return db.prepare<[], EventPlace>('SELECT seq, at FROM call_event ORDER BY seq DESC LIMIT 1').get() ?? null;
}

/** The log is moved into the file, which is closed. */
function writing<T>(file: string, isNew: boolean, act: (db: Database) => T): T {
  const db = openForWriting(file, isNew);
  try {
    const done = act(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return done;
  } finally {
    db.close();
  }
}

function reading<T>(file: string, scratch: string | null, act: (source: Source) => T): T {
  const source = openSource(file, scratch);
  try {
    return act(source);
  } finally {
    source.close();
    if (scratch !== null) rmSync(scratch, { force: true });
  }
}
