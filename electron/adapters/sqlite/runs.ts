import type { Database } from 'better-sqlite3';

/** Calls of one day that stand together in the order of arrival (`call_run`). */
export interface Run {
  /** Of the first and the last call. */
  readonly first: number;
  readonly last: number;
  readonly day: string;
  readonly calls: number;
  readonly missed: number;
}

export const runFields = 'first, last, day, calls, missed';

/** Keeps the runs in step with the lines, inside the transaction that changes them. */
export interface Runs {
  readonly add: (id: number, day: string, isMissed: boolean) => void;
  /** The call is missed now, or is not any more. */
  readonly missed: (id: number, isMissed: boolean) => void;
  readonly clear: () => void;
}

export function createRuns(db: Database): Runs {
  const selectBefore = db.prepare<[number], Run>(
    `SELECT ${runFields} FROM call_run WHERE first <= ? ORDER BY first DESC LIMIT 1`,
  );
  const selectBehind = db.prepare<[number], Run>(
    `SELECT ${runFields} FROM call_run WHERE first > ? ORDER BY first LIMIT 1`,
  );
  const insert = db.prepare<[Run]>(
    'INSERT INTO call_run (first, last, day, calls, missed) VALUES (@first, @last, @day, @calls, @missed)',
  );
  const grow = db.prepare<[Run & { readonly was: number }]>(
    'UPDATE call_run SET first = @first, last = @last, calls = @calls, missed = @missed WHERE first = @was',
  );
  const drop = db.prepare<[number]>('DELETE FROM call_run WHERE first = ?');
  const count = db.prepare<[number, number], { readonly calls: number; readonly missed: number }>(
    `SELECT count(*) AS calls, count(*) FILTER (WHERE outcome = 'missed') AS missed FROM call WHERE id BETWEEN ? AND ?`,
  );
  const countMissed = db.prepare<[number, number]>(
    `UPDATE call_run SET missed = missed + ?
     WHERE first = (SELECT max(first) FROM call_run WHERE first <= CAST(? AS INTEGER))`,
  );

  function join(run: Run, id: number, isMissed: boolean): void {
    grow.run({
      ...run,
      was: run.first,
      first: Math.min(run.first, id),
      last: Math.max(run.last, id),
      calls: run.calls + 1,
      missed: run.missed + Number(isMissed),
    });
  }

  /** Another day's call stands in the middle of the run: facts that were erased may let a call have its line late. */
  function part(run: Run, id: number): void {
    drop.run(run.first);
    const [below, above] = [
      { day: run.day, first: run.first, last: id - 1 },
      { day: run.day, first: id + 1, last: run.last },
    ];
    for (const piece of [below, above]) {
      const counted = count.get(piece.first, piece.last);
      if (counted !== undefined && counted.calls > 0) insert.run({ ...piece, ...counted });
    }
  }

  return {
    add: (id, day, isMissed) => {
      const before = selectBefore.get(id);
      const isInside = before !== undefined && before.last >= id;
      if (before?.day === day) return join(before, id, isMissed);
      if (isInside) part(before, id);
      const behind = isInside ? undefined : selectBehind.get(id);
      if (behind?.day === day) return join(behind, id, isMissed);
      insert.run({ first: id, last: id, day, calls: 1, missed: Number(isMissed) });
    },
    missed: (id, isMissed) => countMissed.run(isMissed ? 1 : -1, id),
    clear: () => db.exec('DELETE FROM call_run'),
  };
}
