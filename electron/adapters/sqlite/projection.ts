import type { Database } from 'better-sqlite3';
import type { CallerCard } from '#core/caller/card.ts';
import { dayAt } from '#core/journal/day.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { bodyOf } from './body.ts';
import { createForgedNumbers } from './forgedNumbers.ts';
import { createLessons } from './lessons.ts';
import { createLines } from './lines.ts';
import { type CallRow, callFields, fromCall, rowOf, updateEvents, upsertCall } from './row.ts';
import { searchText } from './searchText.ts';
import type { Appended } from './truth.ts';

/** Goes up with every change of `project`, `fold` or `searchText`: the projection is then rebuilt at the next start. */
export const projectionVersion = 7;

export interface Projection {
  /** Brings the call's line, its search words and the caller's counts to the state after the fact. */
  readonly apply: (at: Appended, fact: CallFact, zone: string) => void;
  /** A fact whose value was erased says nothing, and is one of the call's facts all the same. */
  readonly passOver: (at: Appended) => void;
  readonly clear: () => void;
  /** See Lessons.forget. */
  readonly forget: (circumstances: string) => void;
}

/** Keeps `call`, `call_text` and `caller_class` in step with the truth, inside the transaction that appends to it. */
export function createProjection(db: Database): Projection {
  const selectCall = db.prepare<[number], CallRow>(`SELECT ${callFields} ${fromCall} WHERE call.id = ?`);
  const writeCall = db.prepare<[CallRow]>(upsertCall);
  const writeEvents = db.prepare<[CallRow]>(updateEvents);
  const countFacts = db
    .prepare<[number, number], number>('SELECT count(*) FROM call_event WHERE call = ? AND seq <= ?')
    .pluck();
  const lines = createLines(db);
  const selectCard = db
    .prepare<[number, number], string>(
      `SELECT payload FROM call_event WHERE call = ? AND seq < ? AND kind = 'recognised' AND payload IS NOT NULL
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const addWords = db.prepare<[number, string]>('INSERT INTO call_text (rowid, words) VALUES (?, ?)');
  const dropWords = db.prepare<[number, string]>(
    "INSERT INTO call_text (call_text, rowid, words) VALUES ('delete', ?, ?)",
  );
  const lessons = createLessons(db);
  const countCall = db.prepare<[string, string, number]>(
    `INSERT INTO caller_class (number, class, calls) VALUES (?, ?, ?)
     ON CONFLICT (number, class) DO UPDATE SET calls = calls + excluded.calls`,
  );

  const forged = createForgedNumbers(db);
  const addDeviation = db.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO call_deviation (call, kind, deviation) VALUES (?, ?, ?)',
  );

  function cardShown({ call, seq }: Appended): CallerCard | null {
    const payload = selectCard.get(call, seq);
    const body = payload === undefined ? null : bodyOf(payload);
    return body?.kind === 'recognised' ? body.card : null;
  }

  function index(id: number, before: ProjectedCall | null, after: ProjectedCall): void {
    const old = before === null ? '' : searchText(before);
    const words = searchText(after);
    if (old === words) return;
    // The index keeps no text of its own: it must be told exactly what it was given.
    if (old !== '') dropWords.run(id, old);
    if (words !== '') addWords.run(id, words);
  }

  function count(before: ProjectedCall | null, after: ProjectedCall): void {
    const was = counted(before);
    const is = counted(after);
    if (was?.number === is?.number && was?.class === is?.class) return;
    if (was !== null) countCall.run(was.number, was.class, -1);
    if (is !== null) countCall.run(is.number, is.class, 1);
  }

  return {
    apply: (appended, fact, zone) => {
      const id = appended.call;
      const row = selectCall.get(id);
      const before = row === undefined ? null : lines.before(row, appended.seq);
      const after = project(before, fact, {
        day: before?.entry.day ?? dayAt(fact.at, zone),
        card: fact.body.kind === 'topic-noted' ? cardShown(appended) : null,
      });
      forged.apply(id, after.entry.number, fact);
      // Before the first that says something there may be facts whose values were erased.
      const line = rowOf(id, after, row === undefined ? (countFacts.get(id, appended.seq) ?? 1) : row.events + 1);
      if (after === before) return void writeEvents.run(line);
      writeCall.run(line);
      if (fact.body.kind === 'deviation-noted')
        addDeviation.run(id, fact.body.deviation.kind, JSON.stringify(fact.body.deviation));
      index(id, before, after);
      count(before, after);
      lessons.apply(id, before, after);
    },
    passOver: ({ call, seq }) => {
      const row = selectCall.get(call);
      if (row !== undefined) writeEvents.run(rowOf(call, lines.before(row, seq), row.events + 1));
    },
    forget: lessons.forget,
    clear: () => {
      forged.clear();
      lessons.clear();
      db.exec(
        "DELETE FROM call_deviation; DELETE FROM call; DELETE FROM caller_class; INSERT INTO call_text (call_text) VALUES ('delete-all')",
      );
    },
  };
}

/** Under which number and class a call counts for its caller's history: once it has ended. */
function counted(call: ProjectedCall | null): { readonly number: string; readonly class: string } | null {
  return call === null || call.entry.endedAt === null || call.entry.number === '' ? null : call.entry;
}
