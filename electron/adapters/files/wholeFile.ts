import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';

/**
 * Written beside, synced and renamed, readable by its owner only: a crash leaves the old or the new file, never half of
 * one. False when the disk refuses.
 */
export async function writeWhole(named: string, text: string): Promise<boolean> {
  // A link stays a link.
  const path = await realpath(named).catch(() => named);
  const beside = `${path}.${randomUUID()}`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return true;
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    return false;
  }
}
