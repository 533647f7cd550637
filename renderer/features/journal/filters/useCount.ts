import { useEffect, useState } from 'react';
import type { JournalCount } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { ask } from '../../../state/ask.ts';

/** How many calls fit the filter: comes after the lines and never holds them up; null while it is counted. */
export function useCount(filter: JournalFilter | null, version: unknown): JournalCount | null {
  const [counted, setCounted] = useState<{ readonly of: string; readonly count: JournalCount } | null>(null);
  const wanted = filter === null ? null : JSON.stringify(filter);
  useEffect(() => {
    if (filter === null || wanted === null) return;
    void ask('journal.count', { filter }).then((answer) => {
      if (answer.ok) setCounted({ of: wanted, count: answer.value });
    });
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` says what the filter holds
  }, [wanted, version]);
  return counted !== null && counted.of === wanted ? counted.count : null;
}
