import type { Database } from 'better-sqlite3';
import type { JournalOnly } from '#core/journal/entry.ts';
import type { DialledCount, JournalStore } from '#core/journal/store.ts';
import { type CallRow, callFields, fromCall } from './row.ts';

type Period = Parameters<JournalStore['dialled']>[0];

/**
 * Calls that came on each dialled number. Which numbers there are is found by stepping from one to the next in the index,
 * and the days of each are read from it without the calls themselves.
 */
export function createDialledCounts(db: Database): (period: Period) => readonly DialledCount[] {
  const next = `SELECT min(dialled) FROM call WHERE direction = 'in'`;
  const count = db.prepare<[Period], { readonly dialled: string; readonly counted: string }>(
    `WITH RECURSIVE number (dialled) AS (
       ${next} UNION ALL SELECT (${next} AND dialled > number.dialled) FROM number WHERE number.dialled IS NOT NULL
     )
     SELECT number.dialled, (
       SELECT json_array(count(*), count(answered_at), count(*) FILTER (WHERE outcome = 'missed'), max(invited_at))
       FROM call INDEXED BY call_by_dialled
       WHERE direction = 'in' AND call.dialled = number.dialled AND day BETWEEN @from AND @until
     ) AS counted
     FROM number WHERE number.dialled IS NOT NULL`,
  );
  return (period) =>
    count
      .all(period)
      .map(({ dialled, counted }): DialledCount => {
        const [calls, answered, missed, lastAt]: [number, number, number, number | null] = JSON.parse(counted);
        return { dialled, calls, answered, missed, lastAt: lastAt ?? 0 };
      })
      .filter(({ calls }) => calls > 0)
      .toSorted((a, b) => b.calls - a.calls);
}

export interface OnlyPage {
  /** Ids below this one. */
  readonly before: number;
  readonly atMost: number;
  readonly only: JournalOnly;
}

interface NumberPage extends Omit<JournalOnly, 'dialled'> {
  readonly dialled: string;
  readonly before: number;
  readonly atMost: number;
}

/** What a call has to be, beside its dialled number. */
const fits = `AND call.direction = 'in' AND call.day BETWEEN @from AND @until
  AND (@outcome = 'any' OR (@outcome = 'missed' AND call.outcome = 'missed')
    OR (@outcome = 'answered' AND call.answered_at IS NOT NULL))`;

/** The calls of some dialled numbers, newest first: found in the index number by number, the newest of all are read. */
export function createDialledList(db: Database): (page: OnlyPage) => readonly CallRow[] {
  const selectIds = db
    .prepare<[NumberPage], number>(
      `SELECT call.id FROM call INDEXED BY call_by_dialled
       WHERE call.dialled = @dialled AND call.id < CAST(@before AS INTEGER) ${fits}
       ORDER BY call.id DESC LIMIT @atMost`,
    )
    .pluck();
  const select = db.prepare<[string], CallRow>(
    `SELECT ${callFields} ${fromCall} WHERE call.id IN (SELECT value FROM json_each(?)) ORDER BY call.id DESC`,
  );
  return ({ before, atMost, only: { dialled, ...rest } }) => {
    const ids = [...new Set(dialled)].flatMap((number) => selectIds.all({ ...rest, dialled: number, before, atMost }));
    return select.all(JSON.stringify(ids.toSorted((a, b) => b - a).slice(0, atMost)));
  };
}

/** The same as a condition for calls that were found by a word; the numbers as a JSON list. */
export const isDialled = `AND call.dialled IN (SELECT value FROM json_each(@dialled)) ${fits}`;
