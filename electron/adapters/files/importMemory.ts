import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type RememberedTable, RememberedTables } from '#core/importing/remembered.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'imported-tables.json';

/** How tables were read the last times; none where the file is not there or cannot be read. */
export async function loadRememberedTables(folder: string): Promise<readonly RememberedTable[]> {
  try {
    const kept = RememberedTables.safeParse(JSON.parse(await readFile(path.join(folder, fileName), 'utf8')));
    return kept.success ? kept.data : [];
  } catch {
    return [];
  }
}

/** Written whole or not at all. */
export async function saveRememberedTables(folder: string, tables: readonly RememberedTable[]): Promise<boolean> {
  return writeWhole(path.join(folder, fileName), `${JSON.stringify(tables, null, 2)}\n`);
}
