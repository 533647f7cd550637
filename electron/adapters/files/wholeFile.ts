import { randomUUID } from 'node:crypto';
import { open, readdir, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Written beside, synced and renamed, readable by its owner only: a crash leaves the old or the new file, never half of
 * one. False when the disk refuses.
 */
export async function writeWhole(named: string, text: string): Promise<boolean> {
  // A link stays a link.
  const target = await realpath(named).catch(() => named);
  const beside = `${target}.${randomUUID()}`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
    return true;
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    return false;
  }
}

const unfinished = /\.[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Takes away what a power cut left beside files that were being written in this folder; before anything is written there. */
export async function dropUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names
      .filter((name) => unfinished.test(name))
      .map((name) => rm(path.join(folder, name), { force: true }).catch(() => undefined)),
  );
}
