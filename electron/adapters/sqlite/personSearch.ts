import type { Database } from 'better-sqlite3';
import type { OverdueCalls, OverdueQuery, PersonFound, PersonQuery } from '#core/privacy/eraseOrder.ts';
import { lookFor, textsIn } from '#core/privacy/person.ts';
import type { Lines } from './lines.ts';
import { type CallRow, selectLine } from './row.ts';

/** A list that is asked for meanwhile waits behind no more than these; some milliseconds. */
const factsAtOnce = 200;
const linesAtOnce = 5_000;

/** Calls whose time of keeping is over, a portion at a time; those that are to be called back wait. */
export function createOverdueList(db: Database): (query: OverdueQuery) => OverdueCalls {
  interface Row {
    readonly id: number;
    readonly callId: string;
    readonly isOver: number;
  }
  const select = db.prepare<[{ readonly cutoffs: string; readonly after: number; readonly atMost: number }], Row>(
    `SELECT call.id, known_call.call_id AS callId, call.erased = 0 AND call.ended_at IS NOT NULL
       AND call.callback IS NOT 'open' AND EXISTS (SELECT 1 FROM json_each(@cutoffs) AS cutoff
         WHERE cutoff.value ->> 'class' = call.class AND call.day < cutoff.value ->> 'before') AS isOver
     FROM call CROSS JOIN known_call ON known_call.id = call.id
     WHERE call.id > @after ORDER BY call.id LIMIT CAST(@atMost AS INTEGER)`,
  );
  return ({ cutoffs, after }) => {
    const rows = select.all({ cutoffs: JSON.stringify(cutoffs), after, atMost: linesAtOnce });
    const last = rows.at(-1);
    return {
      callIds: rows.filter(({ isOver }) => isOver === 1).map(({ callId }) => callId),
      upTo: rows.length < linesAtOnce || last === undefined ? null : last.id,
    };
  };
}

/** Calls that speak of a person in any of their facts, a portion at a time. */
export function createPersonSearch(db: Database, lines: Lines): (query: PersonQuery) => PersonFound {
  interface Event {
    readonly seq: number;
    readonly call: number;
    readonly payload: string | null;
  }
  const select = db.prepare<[number], Event>(
    `SELECT seq, call, payload FROM call_event WHERE seq > ? ORDER BY seq LIMIT ${factsAtOnce}`,
  );
  const selectLast = db.prepare<[], number | null>('SELECT max(seq) FROM call_event').pluck();
  const selectRow = db.prepare<[number], CallRow>(selectLine);

  return ({ person, after }) => {
    const look = lookFor(person);
    const events = select.all(after);
    const ids = new Set(
      events.flatMap(({ call, payload }) =>
        payload !== null && textsIn(JSON.parse(payload)).some(look.mentions) ? [call] : [],
      ),
    );
    const calls: string[] = [];
    const mentioned: string[] = [];
    for (const id of ids) {
      const row = selectRow.get(id);
      if (row === undefined) continue;
      const { entry } = lines.asItStands(row);
      (look.isNumber(entry.number) || look.isName(entry.name) ? calls : mentioned).push(row.callId);
    }
    const last = events.at(-1)?.seq ?? after;
    return { calls, mentioned, upTo: events.length < factsAtOnce ? null : last, of: selectLast.get() ?? 0 };
  };
}
