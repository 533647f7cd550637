import path from 'node:path';
import { openReader } from '../../../electron/adapters/sqlite/reader.ts';

/** How many calls that came since then were talked, with their end, in the journal of this data folder. */
export function closedRows(data: string, since: number): number {
  const reader = openReader(path.join(data, 'journal.db'));
  try {
    const { entries } = reader.list({ filter: {}, from: { kind: 'newest' }, limit: 200 });
    return entries.filter((entry) => entry.invitedAt >= since && entry.outcome === 'answered' && entry.endedAt !== null)
      .length;
  } finally {
    reader.close();
  }
}
