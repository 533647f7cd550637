import type { Database } from 'better-sqlite3';
import type { DialledCount, JournalStore } from '#core/journal/store.ts';

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
