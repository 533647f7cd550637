import type { ImportChanges } from '#core/caller/directoryImports.ts';
import { type StagedRow, compareRows } from './importStaging.ts';

/** What a source gave before. */
export interface GivenBefore {
  readonly contacts: number;
  /** By place and id. */
  readonly rows: () => Iterable<StagedRow>;
  readonly find: (contactId: string) => StagedRow | undefined;
}

export interface Comparison {
  /** Goes through the rows that the source gives now, in the order of every list. */
  readonly through: (rows: Iterable<StagedRow>) => Iterable<StagedRow>;
  /** When all have gone through. */
  readonly changes: () => ImportChanges;
}

/**
 * What comes now beside what came before. Both are in one order, so that who kept the name stands beside the one of before;
 * only the others are looked for.
 */
export function createComparison(before: GivenBefore): Comparison {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  return {
    *through(rows) {
      const old = before.rows()[Symbol.iterator]();
      try {
        let head = old.next();
        for (const row of rows) {
          while (head.done !== true && compareRows(head.value, row) < 0) head = old.next();
          const isBeside = head.done !== true && head.value.contactId === row.contactId;
          const was = isBeside ? head.value : before.find(row.contactId);
          if (was === undefined) counts.added += 1;
          else if (saysTheSame(was, row)) counts.unchanged += 1;
          else counts.changed += 1;
          yield row;
        }
      } finally {
        old.return?.();
      }
    },
    changes: () => ({ ...counts, gone: before.contacts - counts.changed - counts.unchanged }),
  };
}

function saysTheSame(one: StagedRow, other: StagedRow): boolean {
  return (['name', 'company', 'class', 'numbers', 'language', 'responsible'] as const).every(
    (field) => one[field] === other[field],
  );
}
