import type { Database } from 'better-sqlite3';
import type { CallerCard } from '#core/caller/card.ts';
import { dayAt } from '#core/journal/day.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { bodyOf } from './body.ts';
import { createChoices } from './choices.ts';
import { createForgedNumbers } from './forgedNumbers.ts';
import { createLessons } from './lessons.ts';
import { createLines } from './lines.ts';
import { type CallRow, callOf, isOfOldRules, rowOf, selectLine, updateEvents, upsertCall } from './row.ts';
import { createRuns } from './runs.ts';
import { searchText } from './searchText.ts';
import type { Appended } from './truth.ts';

export interface Projection {
  /** Brings the call's line and all that is told of it elsewhere to the state after the fact. */
  readonly apply: (at: Appended, fact: CallFact, zone: string) => void;
  /** A fact whose value was erased says nothing, and is one of the call's facts all the same. */
  readonly passOver: (at: Appended) => void;
  /** Makes a line of other rules anew from its facts; whatever is of these rules stays. */
  readonly renew: (id: number) => void;
  /** The same with what the network said of the call's number: only where all calls are made anew, in their order. */
  readonly renewAll: (id: number) => void;
  readonly clear: () => void;
  /** Before lines are made anew one by one. */
  readonly clearRunsAndChoices: () => void;
  /** See Lessons.forget. */
  readonly forget: (circumstances: string) => void;
}

/** Keeps `call` and what is made of it in step with the truth, inside the transaction that appends to it. */
export function createProjection(db: Database): Projection {
  const selectCall = db.prepare<[number], CallRow>(selectLine);
  const writeCall = db.prepare<[CallRow]>(upsertCall);
  const writeEvents = db.prepare<[CallRow]>(updateEvents);
  const countFacts = db
    .prepare<[number, number], number>('SELECT count(*) FROM call_event WHERE call = ? AND seq <= ?')
    .pluck();
  const dropCall = db.prepare<[number]>('DELETE FROM call WHERE id = ?');
  const lines = createLines(db);
  const selectCard = db
    .prepare<[number, number], string>(
      `SELECT payload FROM call_event WHERE call = ? AND seq < ? AND kind = 'recognised' AND payload IS NOT NULL
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const addWords = db.prepare<[number, string]>('INSERT INTO call_search (rowid, words) VALUES (?, ?)');
  const dropWords = db.prepare<[number]>('DELETE FROM call_search WHERE rowid = CAST(? AS INTEGER)');
  const lessons = createLessons(db);
  const runs = createRuns(db);
  const choices = createChoices(db);
  const countCall = db.prepare<[string, string, number]>(
    `INSERT INTO caller_class (number, class, calls) VALUES (?, ?, ?)
     ON CONFLICT (number, class) DO UPDATE SET calls = calls + excluded.calls`,
  );

  const dropNobody = db.prepare<[string, string]>(
    'DELETE FROM caller_class WHERE number = ? AND class = ? AND calls <= 0',
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

  function noteDeviation(id: number, { body }: Pick<CallFact, 'body'>): void {
    if (body.kind === 'deviation-noted') addDeviation.run(id, body.deviation.kind, JSON.stringify(body.deviation));
  }

  function count(before: ProjectedCall | null, after: ProjectedCall | null): void {
    const was = counted(before);
    const is = counted(after);
    if (was?.number === is?.number && was?.class === is?.class) return;
    if (was !== null) {
      countCall.run(was.number, was.class, -1);
      dropNobody.run(was.number, was.class);
    }
    if (is !== null) countCall.run(is.number, is.class, 1);
  }

  /** `before`: as it stands in search, runs and choices; null: not there. */
  function index(id: number, before: ProjectedCall | null, after: ProjectedCall): void {
    const words = searchText(after);
    if (before === null || searchText(before) !== words) {
      dropWords.run(id);
      addWords.run(id, words);
    }
    const isMissed = after.entry.outcome === 'missed';
    if (before === null) runs.add(id, after.entry.day, isMissed);
    else if ((before.entry.outcome === 'missed') !== isMissed) runs.missed(id, isMissed);
    choices.apply(before, after);
  }

  function renew(id: number, onFact: (number: string, fact: CallFact) => void): void {
    const row = selectCall.get(id);
    if (row !== undefined && !isOfOldRules(row)) return;
    const { call, facts, events } = lines.projected(id);
    if (call === null) {
      if (row === undefined) return;
      // Nothing is left of it.
      count(callOf(row), null);
      dropWords.run(id);
      dropCall.run(id);
      return;
    }
    for (const fact of facts) {
      noteDeviation(id, fact);
      onFact(call.entry.number, fact);
    }
    writeCall.run(rowOf(id, call, events.length));
    index(id, null, call);
    // A line of old rules is in the counts, and in nothing else.
    const wasCounted = row === undefined ? null : callOf(row);
    count(wasCounted, call);
    lessons.apply(id, wasCounted, call);
  }

  return {
    apply: (appended, fact, zone) => {
      const id = appended.call;
      const row = selectCall.get(id);
      if (row !== undefined && isOfOldRules(row)) {
        renew(id, () => undefined);
        forged.apply(id, row.number, fact);
        return;
      }
      const before = row === undefined ? null : lines.before(row, appended.seq);
      const after = project(before, fact, {
        day: before?.entry.day ?? dayAt(fact.at, zone),
        card: fact.body.kind === 'topic-noted' ? cardShown(appended) : null,
      });
      forged.apply(id, after.entry.number, fact);
      if (after.erased && before !== null) forged.drop(id, before.entry.number);
      // Before the first that says something there may be facts whose values were erased.
      const line = rowOf(id, after, row === undefined ? (countFacts.get(id, appended.seq) ?? 1) : row.events + 1);
      if (after === before) return void writeEvents.run(line);
      writeCall.run(line);
      noteDeviation(id, fact);
      index(id, before, after);
      count(before, after);
      lessons.apply(id, before, after);
    },
    passOver: ({ call, seq }) => {
      const row = selectCall.get(call);
      if (row !== undefined) writeEvents.run(rowOf(call, lines.before(row, seq), row.events + 1));
    },
    renew: (id) => renew(id, () => undefined),
    renewAll: (id) => renew(id, (number, fact) => forged.apply(id, number, fact)),
    forget: lessons.forget,
    clear: () => {
      forged.clear();
      lessons.clear();
      runs.clear();
      choices.clear();
      db.exec(
        `DELETE FROM call_deviation; DELETE FROM call; DELETE FROM caller_class;
         INSERT INTO call_search (call_search) VALUES ('delete-all')`,
      );
    },
    clearRunsAndChoices: () => {
      runs.clear();
      choices.clear();
    },
  };
}

/** Under which number and class a call counts for its caller's history: once it has ended. */
function counted(call: ProjectedCall | null): { readonly number: string; readonly class: string } | null {
  return call === null || call.entry.endedAt === null || call.entry.number === '' ? null : call.entry;
}
