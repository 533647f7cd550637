import { constants, copyFileSync, rmSync } from 'node:fs';
import type { LostSpan } from '#core/journal/keeping.ts';
import type { KeepingNote, MendReport } from '#core/journal/keepingDisk.ts';
import { openForWriting } from '../connection.ts';
import { interruptedEnds } from '../interrupted.ts';
import { migrate } from '../migrate.ts';
import { factToWrite } from '../factToWrite.ts';
import { createProjection } from '../projection.ts';
import { isOutdated, rebuild } from '../rebuild.ts';
import { createTruth } from '../truth.ts';
import { createGaps } from './gaps.ts';
import { join } from './join.ts';
import { openSource } from './source.ts';

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
}

export interface TailPlan extends Pick<MendPlan, 'target' | 'deskId'> {
  readonly inUse: string;
  /** The last event that is in the target. */
  readonly after: number;
}

/**
 * Makes one journal of a backup, of what can still be read of damaged ones and of the one in use: facts are joined by their
 * ids, each line and the search are made anew. Calls that were alive in a damaged journal and are not in the one in use
 * have ended there. Throws what SQLite or the disk throws; the target is then worth nothing.
 */
export function mend(plan: MendPlan): MendReport {
  for (const end of ['', '-wal', '-shm']) rmSync(`${plan.target}${end}`, { force: true });
  if (plan.base !== null) copyFileSync(plan.base, plan.target, constants.COPYFILE_EXCL);
  const db = openForWriting(plan.target, plan.base === null);
  try {
    // It is nobody's yet: one sync at the end is enough.
    db.pragma('synchronous = OFF');
    migrate(db);
    if (isOutdated(db)) rebuild(db);
    const parts = { truth: createTruth(db, plan.deskId), projection: createProjection(db) };
    const lastPlace = db.prepare<[], { seq: number; at: number }>(
      'SELECT seq, at FROM call_event ORDER BY seq DESC LIMIT 1',
    );
    const inUse = plan.inUse === null ? null : openSource(plan.inUse, null);
    let added = 0;
    const lost: LostSpan[] = [];
    for (const { file, reached } of plan.damaged) {
      const gaps = createGaps(lastPlace.get() ?? null);
      const source = openSource(file, `${plan.target}.pages`);
      added += join(db, parts, source.events(0), gaps.saw);
      source.close();
      rmSync(`${plan.target}.pages`, { force: true });
      lost.push(...gaps.lost(reached));
    }
    db.transaction(() => {
      for (const fact of interruptedEnds(db)) {
        if (inUse?.has(fact.callId) === true) continue;
        parts.projection.apply(parts.truth.append(factToWrite(fact), plan.zone), fact, plan.zone);
      }
    })();
    let joinedUpTo = 0;
    if (inUse !== null) {
      added += join(db, parts, inUse.events(0), ({ seq }) => {
        joinedUpTo = seq;
      });
      inUse.close();
    }
    const count = (table: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    const [calls, facts] = [count('known_call'), count('call_event')];
    db.pragma('synchronous = FULL');
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { calls, facts, added, lost, joinedUpTo };
  } finally {
    db.close();
  }
}

/** What the journal in use has got since `mend` read it; nobody writes it now. Answers how many facts. */
export function mendTail(plan: TailPlan): number {
  const db = openForWriting(plan.target);
  try {
    const source = openSource(plan.inUse, null);
    const parts = { truth: createTruth(db, plan.deskId), projection: createProjection(db) };
    const added = join(db, parts, source.events(plan.after));
    source.close();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return added;
  } finally {
    db.close();
  }
}
