import { useEffect, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { BulkChange } from '#core/journal/bulk.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { ask } from '../../../state/ask.ts';

export type BulkReading =
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly code: RefusalCode }
  | { readonly state: 'read'; readonly preview: AnswerOf<'bulk.preview'> };

/** What a bulk correction would change now; of several questions only the answer to the last is taken. */
export function useBulkPreview(
  filter: JournalFilter,
  except: readonly string[],
  change: BulkChange | null,
): BulkReading | null {
  const [reading, setReading] = useState<{ readonly of: string; readonly reading: BulkReading } | null>(null);
  const of = change === null ? null : JSON.stringify([filter, change]);
  const wanted = of === null ? null : `${of} ${except.join(' ')}`;
  useEffect(() => {
    if (of === null || change === null) return;
    let isStale = false;
    void ask('bulk.preview', { filter, except: [...except], change }).then((answer) => {
      if (isStale) return;
      const told: BulkReading = answer.ok
        ? { state: 'read', preview: answer.value }
        : { state: 'refused', code: answer.error };
      setReading({ of, reading: told });
    });
    return () => {
      isStale = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` says what the others hold
  }, [wanted]);
  if (of === null) return null;
  // While what was unticked is counted anew the rows stay.
  return reading?.of === of ? reading.reading : { state: 'reading' };
}
