import type { Database } from 'better-sqlite3';
import type { JournalOnly } from '#core/journal/entry.ts';
import type { DialledCount, JournalStore } from '#core/journal/store.ts';
import { type CallRow, callFields, fromCall } from './row.ts';

type Period = Parameters<JournalStore['dialled']>[0];

/** Calls that came on each dialled number; days and figures are read from an index that holds all of them. */
export function createDialledCounts(db: Database): (period: Period) => readonly DialledCount[] {
  const count = db.prepare<[Period], DialledCount>(
    `SELECT dialled, count(*) AS calls, count(answered_at) AS answered,
       count(*) FILTER (WHERE outcome = 'missed') AS missed, max(invited_at) AS lastAt
     FROM call INDEXED BY call_dialled_by_day
     WHERE direction = 'in' AND day BETWEEN @from AND @until
     GROUP BY dialled ORDER BY calls DESC, dialled`,
  );
  return (period) => count.all(period);
}

export interface OnlyPage {
  /** Ids below this one. */
  readonly before: number;
  readonly atMost: number;
  readonly only: JournalOnly;
}

interface NumberPage {
  readonly dialled: string;
  readonly before: number;
  readonly from: string;
  readonly until: string;
  readonly outcome: JournalOnly['outcome'];
  readonly atMost: number;
}

/** What a call has to be, beside its dialled number. */
const fits = `AND call.direction = 'in' AND call.day BETWEEN @from AND @until
  AND (@outcome = 'any' OR (@outcome = 'missed' AND call.outcome = 'missed')
    OR (@outcome = 'answered' AND call.answered_at IS NOT NULL))`;

/**
 * The calls of some dialled numbers, newest first: each number is read along its own index, which is in order of arrival,
 * and the newest of all are kept.
 */
export function createDialledList(db: Database): (page: OnlyPage) => readonly CallRow[] {
  const select = db.prepare<[NumberPage], CallRow>(
    `SELECT ${callFields} ${fromCall.replace('FROM call', 'FROM call INDEXED BY call_by_dialled')}
     WHERE call.dialled = @dialled AND call.id < CAST(@before AS INTEGER) ${fits}
     ORDER BY call.id DESC LIMIT @atMost`,
  );
  return ({ before, atMost, only: { dialled, ...rest } }) =>
    [...new Set(dialled)]
      .flatMap((number) => select.all({ ...rest, dialled: number, before, atMost }))
      .toSorted((a, b) => b.id - a.id)
      .slice(0, atMost);
}

/** The same as a condition for calls that were found by a word; the numbers as a JSON list. */
export const isDialled = `AND call.dialled IN (SELECT value FROM json_each(@dialled)) ${fits}`;
