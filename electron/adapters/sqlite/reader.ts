import type { Database } from 'better-sqlite3';
import type { DoneLately } from '#core/deviations/proposals.ts';
import type { OpenCall } from '#core/callbacks/openCall.ts';
import type { LessonCount } from '#core/caller/lesson.ts';
import type {
  CorrectedCall,
  DaySummary,
  JournalCall,
  JournalOnly,
  JournalPage,
  JournalQuery,
} from '#core/journal/entry.ts';
import { createCorrectionList, createLessonList } from './lessons.ts';
import { createCallbacks } from './callbacks.ts';
import { openForReading } from './connection.ts';
import { bodyOf } from './body.ts';
import { createDialledCounts, createDialledList, isDialled } from './dialledCalls.ts';
import { type Lines, createLines } from './lines.ts';
import { type CallRow, callFields, fromCall } from './row.ts';
import { isSought, searchQuery, searchText, soughtIn } from './searchText.ts';
import { createDoneLately } from './doneLately.ts';

/** Lists and pages, on a connection that cannot write and never waits for the writer. */
export interface Reader {
  readonly list: (query: JournalQuery) => JournalPage;
  readonly call: (callId: string) => JournalCall | null;
  readonly day: (day: string) => DaySummary;
  readonly dialled: ReturnType<typeof createDialledCounts>;
  readonly lessons: (since: string) => readonly LessonCount[];
  readonly corrections: (limit: number) => readonly CorrectedCall[];
  readonly openCallbacks: (since: number) => readonly OpenCall[];
  /** What was found changed by the disk since the last time that it was asked; null: nothing. */
  readonly damage: () => 'lines' | 'events' | null;
  readonly doneLately: (since: string) => readonly DoneLately[];
  readonly close: () => void;
}

interface Counted {
  readonly calls: number;
  readonly missed: number;
  readonly meanAnswerMs: number | null;
}

export function openReader(file: string): Reader {
  const db = openForReading(file);
  let damaged: ReturnType<Reader['damage']> = null;
  const damage = (what: 'lines' | 'events'): void => {
    damaged = damaged === 'events' ? damaged : what;
  };
  const lines = createLines(db, damage);
  const list = createList(db, lines, damage);
  const selectCall = db.prepare<[string], CallRow>(`SELECT ${callFields} ${fromCall} WHERE known_call.call_id = ?`);
  const countDay = db.prepare<[string], Counted>(
    `SELECT count(*) AS calls, count(*) FILTER (WHERE outcome = 'missed') AS missed,
       avg(wait_ms) FILTER (WHERE answered_at IS NOT NULL) AS meanAnswerMs
     FROM call WHERE day = ? AND direction = 'in'`,
  );

  return {
    list,
    // One transaction: the line and its course are of the same moment.
    call: db.transaction((callId: string) => {
      const row = selectCall.get(callId);
      if (row === undefined) return null;
      const { events, isTrue } = lines.course(row.id);
      const isWhole = isTrue && events.length === row.events;
      if (!isWhole) damage('events');
      const course = events.flatMap(({ at, payload }) => (payload === null ? [] : [{ at, body: bodyOf(payload) }]));
      const shown = course.findLast(({ body }) => body.kind === 'recognised')?.body;
      const card = shown?.kind === 'recognised' ? shown.card : null;
      const { entry } = lines.of(row);
      // An index that the disk has changed leads to another call.
      return entry.callId === callId ? { entry, card, course, isWhole } : null;
    }),
    day: (day) => {
      const counted = countDay.get(day);
      const meanAnswerMs = counted?.meanAnswerMs ?? null;
      return {
        day,
        calls: counted?.calls ?? 0,
        missed: counted?.missed ?? 0,
        meanAnswerMs: meanAnswerMs === null ? null : Math.round(meanAnswerMs),
      };
    },
    dialled: createDialledCounts(db),
    lessons: createLessonList(db),
    corrections: createCorrectionList(db),
    openCallbacks: createCallbacks(db),
    damage: () => {
      const found = damaged;
      damaged = null;
      return found;
    },
    doneLately: createDoneLately(db),
    close: () => db.close(),
  };
}

function createList(db: Database, lines: Lines, onDamage: (what: 'lines') => void): Reader['list'] {
  const selectId = db.prepare<[string], number>('SELECT id FROM known_call WHERE call_id = ?').pluck();
  const ordered = `ORDER BY call.id DESC LIMIT @atMost`;
  const found = `SELECT ${callFields} FROM call_text CROSS JOIN call ON call.id = call_text.rowid
    CROSS JOIN known_call ON known_call.id = call.id
    WHERE call_text MATCH @words AND call_text.rowid < @before`;
  const foundOrdered = 'ORDER BY call_text.rowid DESC LIMIT @atMost';
  const every = `SELECT ${callFields} ${fromCall} WHERE call.id < @before`;
  const missed = "AND call.outcome = 'missed'";
  type Page = { readonly before: number; readonly atMost: number };
  type FoundPage = Page & { readonly words: string };
  const statements = {
    every: db.prepare<[Page], CallRow>(`${every} ${ordered}`),
    missed: db.prepare<[Page], CallRow>(`${every} ${missed} ${ordered}`),
    found: db.prepare<[FoundPage], CallRow>(`${found} ${foundOrdered}`),
    foundMissed: db.prepare<[FoundPage], CallRow>(`${found} ${missed} ${foundOrdered}`),
  };
  const dialledList = createDialledList(db);
  type FoundOnly = FoundPage & Omit<JournalOnly, 'dialled'> & { readonly dialled: string };
  const foundOnly = db.prepare<[FoundOnly], CallRow>(`${found} ${isDialled} ${foundOrdered}`);

  function rowsOf({ text, missedOnly, only }: JournalQuery, page: Page): readonly CallRow[] {
    const words = searchQuery(soughtIn(text));
    if (only !== undefined) {
      const wanted: JournalOnly = missedOnly ? { ...only, outcome: 'missed' } : only;
      return words === ''
        ? dialledList({ ...page, only: wanted })
        : foundOnly.all({ ...wanted, ...page, words, dialled: JSON.stringify(wanted.dialled) });
    }
    return words === ''
      ? statements[missedOnly ? 'missed' : 'every'].all(page)
      : statements[missedOnly ? 'foundMissed' : 'found'].all({ ...page, words });
  }

  return (query) => {
    const { before, limit } = query;
    const beforeId = before === null ? Number.MAX_SAFE_INTEGER : selectId.get(before);
    // A line that the journal does not know has no older ones.
    if (beforeId === undefined) return { entries: [], more: false };
    const rows = rowsOf(query, { before: beforeId, atMost: limit + 1 });
    const sought = soughtIn(query.text);
    const shown = rows.slice(0, limit);
    // Each once, downwards, and what was sought: a search index that the disk has changed may lead elsewhere.
    const rightly = shown
      .filter(({ id }, place) => place === 0 || id < (shown[place - 1]?.id ?? 0))
      .map((row) => lines.of(row))
      .filter((call) => isSought(sought, searchText(call)));
    if (rightly.length < shown.length) onDamage('lines');
    return { entries: rightly.map(({ entry }) => entry), more: rows.length > limit };
  };
}
