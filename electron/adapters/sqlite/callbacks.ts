import type { Database } from 'better-sqlite3';
import type { OpenCall } from '#core/callbacks/openCall.ts';
import { type CallRow, lineOf } from './row.ts';

interface Row extends Omit<OpenCall, 'talked' | 'line' | 'promised'>, Pick<CallRow, 'lineId' | 'lineName'> {
  readonly id: number;
  readonly promised: number;
  /** As JSON. */
  readonly talked: string | null;
}

/** Missed calls to be called back (JournalStore.openCallbacks); each part is read from an index of its own. */
export function createCallbacks(db: Database): (since: number) => readonly OpenCall[] {
  const fields = `SELECT call.id, known_call.call_id AS callId, call.number, call.number_shown AS numberShown, call.name,
      call.company, call.class, call.dialled, call.line_id AS lineId, call.line_name AS lineName, coalesce(call.ended_at, call.invited_at) AS missedAt, call.callback_due AS dueAt, call.callback_attempts AS attempts,
      call.callback_tried AS triedAt, call.promised,
      (SELECT json_object('callId', known_talk.call_id, 'direction', talk.direction)
       FROM call AS talk JOIN known_call AS known_talk ON known_talk.id = talk.id
       WHERE talk.number = call.number AND talk.number <> '' AND talk.ended_at IS NOT NULL
         AND talk.answered_at >= call.ended_at
       ORDER BY talk.id LIMIT 1) AS talked
    FROM call CROSS JOIN known_call ON known_call.id = call.id`;
  const noted = db.prepare<[], Row>(`${fields} WHERE call.callback = 'open'`);
  const notNoted = db.prepare<[number], Row>(
    `${fields} WHERE call.callback IS NULL AND call.outcome = 'missed' AND call.direction = 'in' AND call.number <> ''
       AND call.ended_at > ?`,
  );
  return db.transaction((since: number) =>
    [...noted.all(), ...notNoted.all(since)]
      .toSorted((a, b) => a.id - b.id)
      .map(({ id: _, talked, promised, lineId, lineName, ...row }) => ({
        ...row,
        line: lineOf({ lineId, lineName }),
        promised: promised === 1,
        talked: talked === null ? null : JSON.parse(talked),
      })),
  );
}
