import type { Database } from 'better-sqlite3';
import { callId } from '#core/support/ids.ts';
import { bodyOf } from './body.ts';
import { createProjection, projectionVersion } from './projection.ts';

interface EventRow {
  readonly seq: number;
  readonly call: number;
  readonly callId: string;
  readonly at: number;
  readonly zone: string;
  /** null: erased. */
  readonly payload: string | null;
}

const eventsAtOnce = 1_000;

/** Projects every call anew from the truth, in one transaction; an erased value stays away. */
export function rebuild(db: Database): void {
  const projection = createProjection(db);
  const next = db.prepare<[number, number], EventRow>(
    `SELECT seq, call, call_id AS callId, at, zone, payload FROM call_event
     JOIN known_call ON known_call.id = call_event.call JOIN origin ON origin.id = call_event.origin
     WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  db.transaction(() => {
    projection.clear();
    for (
      let events = next.all(0, eventsAtOnce);
      events.length > 0;
      events = next.all(events.at(-1)?.seq ?? 0, eventsAtOnce)
    )
      for (const event of events) {
        const { payload, at, zone } = event;
        if (payload === null) projection.passOver(event);
        else projection.apply(event, { callId: callId(event.callId), at, body: bodyOf(payload) }, zone);
      }
    db.prepare<[number]>('UPDATE journal_state SET projection = ?').run(projectionVersion);
  }).immediate();
}

/** True when the rules of the projection have changed since it was last written. */
export function isOutdated(db: Database): boolean {
  return db.prepare<[], number>('SELECT projection FROM journal_state').pluck().get() !== projectionVersion;
}
