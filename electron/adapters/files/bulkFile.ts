import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BulkDisk, KeptBulk } from '#core/journal/bulk.ts';
import { createTurns } from '#core/support/turns.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'corrections.json';

/** Bulk corrections, beside the journal that they are of; one that cannot be read costs none of the others. */
export async function openBulkFile(journalFolder: string): Promise<BulkDisk> {
  const file = path.join(journalFolder, fileName);
  const inTurn = createTurns();
  return {
    kept: await read(file),
    // The last word stays: what was forgotten must not come back by an older one.
    save: (bulks) => inTurn(() => writeWhole(file, `${JSON.stringify(bulks, null, 2)}\n`)),
  };
}

async function read(file: string): Promise<readonly KeptBulk[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(kept) ? kept.flatMap((one: unknown) => KeptBulk.safeParse(one).data ?? []) : [];
  } catch {
    return [];
  }
}
