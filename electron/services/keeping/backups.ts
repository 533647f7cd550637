import { type Backup, type BackupFailure, backupsToDrop } from '#core/journal/keeping.ts';
import { hourAt } from '#core/journal/day.ts';
import type { Doing } from './doing.ts';
import type { KeepingPorts } from './keepingPorts.ts';

export interface Backups {
  /** As last read, newest first. */
  readonly list: () => readonly Backup[];
  readonly folder: () => string;
  readonly read: () => Promise<void>;
  readonly isDue: () => boolean;
  readonly make: () => Promise<void>;
  /** null: beside the journal. False where nothing can be kept. */
  readonly setFolder: (folder: string | null) => Promise<boolean>;
}

const hourMs = 60 * 60_000;
/** At night one is made a little early; by day when a whole day has gone by. */
const oldAtNightMs = 20 * hourMs;
const oldMs = 24 * hourMs;
const nightEnds = 6;
/** What failed is tried again after this. */
const againMs = hourMs;

/** A backup a day, at night where the desk is on at night, in the folder that the office has chosen. */
export function createBackups(
  ports: Omit<KeepingPorts, 'publish'> & { readonly doing: Doing; readonly onChanged: () => void },
): Backups {
  const { clock, book, disk, doing, log } = ports;
  let list: readonly Backup[] = [];

  function folder(): string {
    return book.note().backupFolder ?? disk.ownFolder;
  }

  async function read(): Promise<void> {
    list = await disk.backups(folder());
    ports.onChanged();
  }

  async function rotate(): Promise<void> {
    await read();
    for (const backupId of backupsToDrop(list))
      // oxlint-disable-next-line no-await-in-loop -- one folder after the other
      await disk.drop(folder(), backupId);
    await read();
  }

  function failedBy(why: BackupFailure): void {
    log.warn('backup', { why });
    book.change({ backupFailure: { at: clock.now(), why } });
  }

  return {
    list: () => list,
    folder,
    read,
    isDue: () => {
      const { backupFailure, damage } = book.note();
      // A backup of what is damaged would push a good one out.
      if (damage !== null) return false;
      const now = clock.now();
      if (backupFailure !== null && Math.abs(now - backupFailure.at) < againMs) return false;
      const newest = list[0]?.at;
      // A clock that was set back makes the newest one seem to come; it is as old as it is far.
      const age = newest === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - newest);
      return age > oldMs || (age > oldAtNightMs && hourAt(now, clock.zone()) < nightEnds);
    },
    make: async () => {
      const into = folder();
      const settings = await ports.settings();
      const text = settings.ok ? settings.value.text : '';
      const made = await doing.run('backup', () => disk.backUp(into, text, clock.now(), doing.progress));
      if (!made.ok) {
        if (made.error !== 'busy' && made.error !== 'stopped') failedBy('not-made');
        return;
      }
      if (made.value.ok) {
        log.info('backup-made', { calls: made.value.value.calls });
        book.change({ backupFailure: null });
        await rotate();
      } else {
        failedBy(made.value.error);
      }
    },
    setFolder: async (wanted) => {
      if (wanted !== null && !(await disk.isUsable(wanted))) return false;
      book.change({ backupFolder: wanted, backupFailure: null });
      await read();
      return true;
    },
  };
}
