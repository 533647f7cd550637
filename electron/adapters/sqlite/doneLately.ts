import type { Database } from 'better-sqlite3';
import type { DoneLately } from '#core/deviations/proposals.ts';

interface Row extends Omit<DoneLately, 'otherTarget'> {
  /** As JSON. */
  readonly otherTarget: string | null;
}

/** What was done in the calls that came since a day (JournalStore.doneLately), read by the days alone. */
export function createDoneLately(db: Database): (since: string) => readonly DoneLately[] {
  const select = db.prepare<[string], Row>(
    `SELECT (SELECT call_id FROM known_call WHERE known_call.id = call.id) AS callId, ended_at AS at, class, topic,
       handed_to AS handedTo,
       (SELECT deviation FROM call_deviation
        WHERE call_deviation.call = call.id AND call_deviation.kind = 'other-target') AS otherTarget
     FROM call
     WHERE day >= ? AND direction = 'in' AND ended_at IS NOT NULL AND (topic <> '' OR handed_to <> '')
     ORDER BY day DESC, call.id DESC LIMIT 20000`,
  );
  return (since) =>
    select
      .all(since)
      .map((row) => ({ ...row, otherTarget: row.otherTarget === null ? null : JSON.parse(row.otherTarget) }))
      .toReversed();
}
