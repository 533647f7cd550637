import type { Database } from 'better-sqlite3';
import type { Erasing } from '../erasing.ts';
import { createLines } from '../lines.ts';
import { type CallRow, rowOf, selectLine } from '../row.ts';

/**
 * Calls of which values were erased since a backup was made, once all facts of later are there: the fact that keeps what is
 * left of the line has brought it to that, as it did in the journal in use. What no fact takes away goes here: deviations, and
 * words in old pages of the search index. False where a line is not what its facts say: then all are to be made anew.
 */
export function settleErased(db: Database, calls: ReadonlySet<number>, { scrub }: Pick<Erasing, 'scrub'>): boolean {
  if (calls.size === 0) return true;
  const lines = createLines(db);
  const selectRow = db.prepare<[number], CallRow>(selectLine);
  const dropDeviations = db.prepare<[number]>('DELETE FROM call_deviation WHERE call = ?');
  const addDeviation = db.prepare<[number, string, string]>('INSERT INTO call_deviation VALUES (?, ?, ?)');

  function settle(id: number): boolean {
    const { call, facts, events } = lines.projected(id);
    const row = selectRow.get(id);
    if (call === null || row === undefined) return call === null && row === undefined;
    dropDeviations.run(id);
    for (const { body } of facts)
      if (body.kind === 'deviation-noted') addDeviation.run(id, body.deviation.kind, JSON.stringify(body.deviation));
    return rowOf(id, call, events.length).sum === row.sum;
  }

  const areRight = db.transaction(() => [...calls].every(settle)).immediate();
  if (areRight) for (let isFirst = true; scrub(isFirst); isFirst = false);
  return areRight;
}
