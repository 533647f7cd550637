import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Result, failed, ok } from '#core/support/result.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'headset.json';

/** The key of the headset that was chosen on this machine; null: none, or the file cannot be read. */
export async function loadChosenHeadset(folder: string): Promise<string | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(path.join(folder, fileName), 'utf8'));
    const chosen: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'chosen') : null;
    return typeof chosen === 'string' ? chosen : null;
  } catch {
    return null;
  }
}

/** Written whole or not at all. */
export async function saveChosenHeadset(folder: string, chosen: string | null): Promise<Result<null, 'not-written'>> {
  const written = await writeWhole(path.join(folder, fileName), `${JSON.stringify({ chosen }, null, 2)}\n`);
  return written ? ok(null) : failed('not-written');
}
