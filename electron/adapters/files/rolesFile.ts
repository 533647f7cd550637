import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { KeptRoles, noPins } from '#core/roles/pins.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'roles.json';

/**
 * The PINs of this data folder. A file that is not there means that none is set: whoever owns the folder takes it away when
 * a PIN is forgotten. One that cannot be understood lets nobody in.
 */
export async function loadRoles(folder: string): Promise<KeptRoles | 'unreadable'> {
  try {
    const parsed = KeptRoles.safeParse(JSON.parse(await readFile(path.join(folder, fileName), 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT' ? noPins : 'unreadable';
  }
}

/** Written whole or not at all; false when the disk refuses. */
export function saveRoles(folder: string, kept: KeptRoles): Promise<boolean> {
  return writeWhole(path.join(folder, fileName), `${JSON.stringify(kept, null, 2)}\n`);
}
