import type { JournalColumn } from '#core/journal/savedView.ts';

/** With the column at the end, or without it where it was there; one always stays. */
export function withColumn(columns: readonly JournalColumn[], column: JournalColumn): JournalColumn[] {
  if (!columns.includes(column)) return [...columns, column];
  const left = columns.filter((one) => one !== column);
  return left.length === 0 ? [...columns] : left;
}

/** So many places further, as far as there are any. */
export function movedColumn(columns: readonly JournalColumn[], column: JournalColumn, by: number): JournalColumn[] {
  const from = columns.indexOf(column);
  const to = Math.max(0, Math.min(columns.length - 1, from + by));
  return from < 0 ? [...columns] : columns.toSpliced(from, 1).toSpliced(to, 0, column);
}
