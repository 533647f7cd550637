import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Preferences } from '#core/contract/contract.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'preferences.json';

/** The chosen language, theme and keys; `fallback` where none is chosen or the file cannot be read. */
export async function loadPreferences(folder: string, fallback: Preferences): Promise<Preferences> {
  try {
    const kept: unknown = JSON.parse(await readFile(path.join(folder, fileName), 'utf8'));
    // Written by an older Portico it lacks what was added since.
    const parsed = Preferences.safeParse(typeof kept === 'object' ? { ...fallback, ...kept } : kept);
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
}

/** Written whole or not at all. */
export async function savePreferences(folder: string, preferences: Preferences): Promise<Result<null, 'not-written'>> {
  const written = await writeWhole(path.join(folder, fileName), `${JSON.stringify(preferences, null, 2)}\n`);
  return written ? ok(null) : failed('not-written');
}
