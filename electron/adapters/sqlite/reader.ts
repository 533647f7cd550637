import type { DoneLately } from '#core/deviations/proposals.ts';
import type { OpenCall } from '#core/callbacks/openCall.ts';
import type { LessonCount } from '#core/caller/lesson.ts';
import type {
  CorrectedCall,
  DaySummary,
  JournalCall,
  JournalChoices,
  JournalPage,
  JournalQuery,
} from '#core/journal/entry.ts';
import type { OthersQuery } from '#core/journal/store.ts';
import { createCorrectionList, createLessonList } from './lessons.ts';
import { createCallbacks } from './callbacks.ts';
import { openForReading } from './connection.ts';
import { bodyOf } from './body.ts';
import { createChoiceList } from './choices.ts';
import { createDialledCounts } from './dialledCalls.ts';
import { createFilters } from './filtered.ts';
import { createJournalList, createOthers } from './journalList.ts';
import { createLines } from './lines.ts';
import { createOverdueList, createPersonSearch } from './personSearch.ts';
import { type CallRow, selectLineOf } from './row.ts';
import { createDoneLately } from './doneLately.ts';

/** Lists and pages, on a connection that cannot write and never waits for the writer. */
export interface Reader {
  readonly list: (query: JournalQuery) => JournalPage;
  readonly others: (query: OthersQuery) => JournalPage;
  readonly choices: () => JournalChoices;
  readonly call: (callId: string) => JournalCall | null;
  readonly day: (day: string) => DaySummary;
  readonly dialled: ReturnType<typeof createDialledCounts>;
  readonly lessons: (since: string) => readonly LessonCount[];
  readonly corrections: (limit: number) => readonly CorrectedCall[];
  readonly openCallbacks: (since: number) => readonly OpenCall[];
  readonly overdue: ReturnType<typeof createOverdueList>;
  readonly findPerson: ReturnType<typeof createPersonSearch>;
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
  const selectCall = db.prepare<[string], CallRow>(selectLineOf);
  const countDay = db.prepare<[string], Counted>(
    `SELECT count(*) AS calls, count(*) FILTER (WHERE outcome = 'missed') AS missed,
       avg(wait_ms) FILTER (WHERE answered_at IS NOT NULL) AS meanAnswerMs
     FROM call WHERE day = ? AND direction = 'in'`,
  );

  return {
    list: createJournalList(db, createFilters(db, lines, damage)),
    others: createOthers(db, lines),
    choices: createChoiceList(db),
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
      const line = lines.of(row);
      if (line === null) return null;
      const { entry } = line;
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
    overdue: createOverdueList(db),
    findPerson: createPersonSearch(db, lines),
    damage: () => {
      const found = damaged;
      damaged = null;
      return found;
    },
    doneLately: createDoneLately(db),
    close: () => db.close(),
  };
}
