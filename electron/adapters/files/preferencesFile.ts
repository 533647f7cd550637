import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Preferences } from '#core/contract/contract.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

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

/** Written beside and renamed, so that a crash leaves the old or the new file, never half of one. */
export async function savePreferences(folder: string, preferences: Preferences): Promise<Result<null, 'not-written'>> {
  const beside = path.join(folder, `${fileName}.${randomUUID()}`);
  try {
    await writeFile(beside, `${JSON.stringify(preferences, null, 2)}\n`, { mode: 0o600 });
    await rename(beside, path.join(folder, fileName));
    return ok(null);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    return failed('not-written');
  }
}
