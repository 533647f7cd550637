import type { Database } from 'better-sqlite3';
import type { LastSeen } from '#core/caller/belief.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { lastSeenOf } from '#core/journal/project.ts';
import { type CallerHistory, noHistory } from '#core/journal/store.ts';
import { openForReading } from './connection.ts';
import { createForgedLookUp } from './forgedNumbers.ts';
import { createLines } from './lines.ts';
import { type CallRow, callFields, fromCall } from './row.ts';

/** Only so far back is a name looked for: one older than the last twenty calls says little of who calls now. */
const callsWithName = 20;
const callsShown = 3;

/** The earlier calls of whoever rings, on a connection that cannot write and never waits for the writer. */
export interface CallsBefore {
  readonly history: (number: string) => CallerHistory;
  readonly close: () => void;
}

export function openHistory(file: string): CallsBefore {
  const db = openForReading(file);
  return { history: createHistory(db), close: () => db.close() };
}

/** Point look-ups by number, each a few rows of one index, whatever the size of the journal. */
function createHistory(db: Database): (number: string) => CallerHistory {
  const lines = createLines(db);
  const selectCalls = db.prepare<[string, number], CallRow>(
    `SELECT ${callFields} ${fromCall} WHERE call.number = ? AND call.number <> '' AND call.ended_at IS NOT NULL
     ORDER BY call.id DESC LIMIT CAST(? AS INTEGER)`,
  );
  const selectClasses = db.prepare<[string], { class: CallerClass; count: number }>(
    'SELECT class, calls AS count FROM caller_class WHERE number = ? AND calls > 0 ORDER BY calls DESC, class',
  );
  const forgedOf = createForgedLookUp(db);
  const selectForgotten = db.prepare<[], number>("SELECT upto FROM lesson_forgotten WHERE circumstances = ''").pluck();
  const lastSeen = (rows: readonly CallRow[]): LastSeen | null => {
    const forgotten = selectForgotten.get() ?? 0;
    for (const row of rows) {
      if (row.id <= forgotten) return null;
      const call = lines.of(row);
      const seen = call === null ? null : lastSeenOf(call);
      if (seen !== null) return seen;
    }
    return null;
  };
  return (number) => {
    if (number === '') return noHistory;
    const forged = forgedOf(number);
    const classes = selectClasses.all(number);
    if (classes.length === 0) return { ...noHistory, forged };
    // Somebody rings: most callers' last calls say all, and the others need not be read.
    const shown = selectCalls.all(number, callsShown);
    const isEnough = shown.length < callsShown || (shown.some(({ name }) => name !== '') && lastSeen(shown) !== null);
    const rows = isEnough ? shown : selectCalls.all(number, callsWithName);
    const named = rows.find(({ name }) => name !== '');
    return {
      earlier: shown.flatMap((row) => {
        const call = lines.of(row);
        if (call === null) return [];
        const { callId, invitedAt, topic, essence, outcome, talkMs } = call.entry;
        return [{ callId, at: invitedAt, topic, essence, outcome: outcome ?? '', talkMs: talkMs ?? 0 }];
      }),
      count: classes.reduce((sum, counted) => sum + counted.count, 0),
      last: lastSeen(rows),
      classes: classes.filter((counted) => counted.class !== 'unknown'),
      lastName: named === undefined ? '' : (lines.of(named)?.entry.name ?? ''),
      forged,
    };
  };
}
