import { readdirSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Backup, isBackupId } from '#core/journal/keeping.ts';
import type { KeepingDisk } from '#core/journal/keepingDisk.ts';
import { readJson } from './readJson.ts';

/** What a backup tells of itself; written last. */
export const aboutFile = 'about.json';
const unfinishedEnd = '.part';

/** Where a backup is made before it bears its name. */
export function unfinished(folder: string, backupId: string): string {
  return path.join(folder, `${backupId}${unfinishedEnd}`);
}

/** The backups of a folder as a whole, without their journals being opened. */
export function createBackupFolder(
  writeWhole: (file: string, text: string) => Promise<boolean>,
): Pick<KeepingDisk, 'backups' | 'drop' | 'doubt' | 'sweep'> {
  return {
    backups: async (of) => {
      const names = await readdir(of).catch(() => []);
      const told = await Promise.all(names.map((name) => readJson(path.join(of, name, aboutFile))));
      return told
        .flatMap((one, place) => {
          const parsed = Backup.safeParse(one);
          return parsed.success && parsed.data.backupId === names[place] ? [parsed.data] : [];
        })
        .toSorted((a, b) => b.at - a.at);
    },
    drop: (of, backupId) => rm(path.join(of, backupId), { recursive: true, force: true }).catch(() => undefined),
    doubt: async (of, backupId) => {
      const about = path.join(of, backupId, aboutFile);
      const told = Backup.safeParse(await readJson(about));
      if (told.success) await writeWhole(about, `${JSON.stringify({ ...told.data, verified: false }, null, 2)}\n`);
    },
    sweep: sweepUnfinished,
  };
}

/** What backups that were cut short have left. */
export function sweepUnfinished(folder: string): void {
  for (const name of namesIn(folder))
    if (name.endsWith(unfinishedEnd) && isBackupId(name.slice(0, -unfinishedEnd.length)))
      tryRemove(path.join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function tryRemove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Its drive is away; it is taken away before the next backup, and is never taken for one.
  }
}
