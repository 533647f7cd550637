import type { Database } from 'better-sqlite3';
import type { Forgotten } from './source.ts';

/**
 * What the office wanted forgotten is no fact and follows from none: it is carried over by itself, to the last of these calls
 * that is known here. Answers under which circumstances more is forgotten than before; lessons that were counted are not taken back.
 */
export function forgetAlso(db: Database, forgotten: readonly Forgotten[]): readonly string[] {
  const selectCall = db.prepare<[string], number>('SELECT id FROM known_call WHERE call_id = ?').pluck();
  const selectUpTo = db.prepare<[string], number>('SELECT upto FROM lesson_forgotten WHERE circumstances = ?').pluck();
  const write = db.prepare<[string, number]>('INSERT OR REPLACE INTO lesson_forgotten VALUES (?, CAST(? AS INTEGER))');
  return forgotten.flatMap(({ circumstances, callIds }) => {
    const upTo = callIds.map((one) => selectCall.get(one)).find((id) => id !== undefined) ?? 0;
    if (upTo <= (selectUpTo.get(circumstances) ?? 0)) return [];
    write.run(circumstances, upTo);
    return [circumstances];
  });
}
