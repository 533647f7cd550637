import type { Database } from 'better-sqlite3';
import type { LastSeen } from '#core/caller/belief.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { type ProjectedCall, lastSeenOf } from '#core/journal/project.ts';
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

/** A line as it stands, and what of it can be believed. */
interface Read {
  readonly row: CallRow;
  readonly call: ProjectedCall | null;
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
  function* read(rows: readonly CallRow[]): Generator<Read> {
    for (const row of rows) yield { row, call: lines.of(row) };
  }
  const lastSeen = (calls: Iterable<Read>): LastSeen | null => {
    const forgotten = selectForgotten.get() ?? 0;
    for (const { row, call } of calls) {
      if (row.id <= forgotten) return null;
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
    const shown = [...read(selectCalls.all(number, callsShown))];
    const seen = lastSeen(shown);
    const isEnough = shown.length < callsShown || (seen !== null && shown.some(({ row }) => row.name !== ''));
    const older = isEnough ? [] : selectCalls.all(number, callsWithName).slice(shown.length);
    const [olderNamed] = read(older.filter(({ name }) => name !== '').slice(0, 1));
    const named = shown.find(({ row }) => row.name !== '') ?? olderNamed;
    return {
      earlier: shown.flatMap(({ call }) => {
        if (call === null) return [];
        const { callId, invitedAt, topic, essence, outcome, talkMs } = call.entry;
        return [{ callId, at: invitedAt, topic, essence, outcome: outcome ?? '', talkMs: talkMs ?? 0 }];
      }),
      count: classes.reduce((sum, counted) => sum + counted.count, 0),
      last: seen ?? lastSeen(read(older)),
      classes: classes.filter((counted) => counted.class !== 'unknown'),
      lastName: named?.call?.entry.name ?? '',
      forged,
    };
  };
}
