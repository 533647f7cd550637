import type { Database } from 'better-sqlite3';
import type { CallFact } from '#core/journal/fact.ts';
import { interruptedEnd } from '#core/journal/interrupted.ts';
import { type CallRow, callFields, callOf, fromCall } from './row.ts';

/** The ends of all calls that Portico left alive, at the last sign that the desk lived: any fact, or `signed_at`. */
export function interruptedEnds(db: Database): readonly CallFact[] {
  const alive = db.prepare<[], CallRow>(
    `SELECT ${callFields} ${fromCall} WHERE call.ended_at IS NULL ORDER BY call.id`,
  );
  const lastFact = db.prepare<[number], number>('SELECT max(at) FROM call_event WHERE call = ?').pluck();
  const lastSign = db
    .prepare<[], number>(
      `SELECT max(signed_at, coalesce((SELECT at FROM call_event ORDER BY seq DESC LIMIT 1), 0)) FROM journal_state`,
    )
    .pluck()
    .get();
  return alive
    .all()
    .map((row) => interruptedEnd(callOf(row).entry, Math.max(lastFact.get(row.id) ?? 0, lastSign ?? 0)));
}
