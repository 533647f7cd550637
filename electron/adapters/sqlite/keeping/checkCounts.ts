import type { Database } from 'better-sqlite3';
import { isOutdated } from '../rebuild.ts';
import { type Run, runFields } from '../runs.ts';

/** How often each number called in which class, which calls stand in which day, and what can be filtered by: all against the lines. */
export async function checkCounts(db: Database, rest: () => Promise<void>): Promise<boolean> {
  if (!areCallersRight(db)) return false;
  await rest();
  // What is being made anew is not whole yet.
  if (isOutdated(db)) return true;
  if (!areChoicesRight(db)) return false;
  await rest();
  return areRunsRight(db, rest);
}

function areCallersRight(db: Database): boolean {
  const counted = `SELECT number, class, count(*) AS calls FROM call NOT INDEXED
    WHERE number <> '' AND ended_at IS NOT NULL GROUP BY number, class`;
  return areSame(db, counted, 'SELECT number, class, calls FROM caller_class WHERE calls <> 0');
}

function areChoicesRight(db: Database): boolean {
  const each = `WITH counted AS MATERIALIZED (
      SELECT class, topic, handed_to, iif(direction = 'in', dialled, '') AS dialled, count(*) AS calls
      FROM call NOT INDEXED GROUP BY 1, 2, 3, 4
    ), each (kind, value, calls) AS (
      SELECT 'classes', class, calls FROM counted UNION ALL SELECT 'topics', topic, calls FROM counted
      UNION ALL SELECT 'employees', handed_to, calls FROM counted UNION ALL SELECT 'dialled', dialled, calls FROM counted
    )
    SELECT kind, value, sum(calls) FROM each WHERE value <> '' GROUP BY kind, value`;
  return areSame(db, each, 'SELECT kind, value, calls FROM choice WHERE calls <> 0');
}

function areSame(db: Database, one: string, other: string): boolean {
  const differs = (a: string, b: string): boolean =>
    db.prepare<[], number>(`SELECT EXISTS (SELECT * FROM (${a}) EXCEPT SELECT * FROM (${b}))`).pluck().get() === 1;
  return db.transaction(() => !differs(one, other) && !differs(other, one))();
}

const runsAtOnce = 50;

async function areRunsRight(db: Database, rest: () => Promise<void>): Promise<boolean> {
  const select = db.prepare<[number], Run>(
    `SELECT ${runFields} FROM call_run WHERE first > ? ORDER BY first LIMIT ${runsAtOnce}`,
  );
  const recount = db.prepare<[Run], number>(
    `SELECT count(*) = @calls AND count(*) FILTER (WHERE outcome = 'missed') = @missed
       AND count(*) FILTER (WHERE day <> @day) = 0
     FROM call WHERE id BETWEEN CAST(@first AS INTEGER) AND CAST(@last AS INTEGER)`,
  );
  const isAll = db
    .prepare<[], number>('SELECT coalesce((SELECT sum(calls) FROM call_run), 0) = (SELECT count(*) FROM call)')
    .pluck();
  const portion = db.transaction((from: number): number | null => {
    const runs = select.all(from);
    if (!runs.every((run) => recount.pluck().get(run) === 1)) return null;
    return runs.at(-1)?.last ?? Number.MAX_SAFE_INTEGER;
  });
  for (let from = -1; from < Number.MAX_SAFE_INTEGER;) {
    const upTo = portion(from);
    if (upTo === null) return false;
    from = upTo;
    // oxlint-disable-next-line no-await-in-loop -- a portion, a rest, a portion
    await rest();
  }
  return isAll.get() === 1;
}
