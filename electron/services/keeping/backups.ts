import { type Backup, type BackupFailure, backupsToDrop } from '#core/journal/keeping.ts';
import { hourAt } from '#core/journal/day.ts';
import type { KeepingDisk, LongJob } from '#core/journal/keepingDisk.ts';
import type { Result } from '#core/support/result.ts';
import type { KeepingBook } from './book.ts';
import type { Doing } from './doing.ts';
import type { KeepingPorts } from './keepingPorts.ts';

export interface Backups {
  /** As last read, newest first. */
  readonly list: () => readonly Backup[];
  readonly folder: () => string;
  readonly read: () => Promise<void>;
  readonly isDue: () => boolean;
  readonly make: () => Promise<void>;
  /** One that is under way already. */
  readonly follow: (making: LongJob<Result<Backup, BackupFailure>>) => Promise<void>;
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
  ports: Pick<KeepingPorts, 'clock' | 'log' | 'settings'> & {
    readonly disk: Pick<KeepingDisk, 'ownFolder' | 'backups' | 'drop' | 'backUp' | 'sweep' | 'isUsable'>;
    readonly book: Pick<KeepingBook, 'note' | 'change'>;
    readonly doing: Doing;
    readonly onChanged: () => void;
  },
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
    for (const backupId of backupsToDrop(list, clock.now()))
      // oxlint-disable-next-line no-await-in-loop -- one folder after the other
      await disk.drop(folder(), backupId);
    await read();
  }

  function failedBy(why: BackupFailure): void {
    log.warn('backup', { why });
    book.change({ backupFailure: { at: clock.now(), why } });
  }

  async function follow(start: () => LongJob<Result<Backup, BackupFailure>>): Promise<void> {
    const made = await doing.run('backup', start);
    if (!made.ok) {
      if (made.error === 'busy') return;
      // It has no hand left to tidy up after itself.
      disk.sweep(folder());
      if (made.error !== 'stopped') failedBy('not-made');
    } else if (made.value.ok) {
      log.info('backup-made', { calls: made.value.value.calls });
      book.change({ backupFailure: null });
      await rotate();
    } else {
      failedBy(made.value.error);
    }
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
      // A clock that was set back makes some seem to come; each is as old as it is far.
      const age = Math.min(...list.filter(({ verified }) => verified).map(({ at }) => Math.abs(now - at)));
      return age > oldMs || (age > oldAtNightMs && hourAt(now, clock.zone()) < nightEnds);
    },
    make: async () => {
      const into = folder();
      const settings = await ports.settings();
      const text = settings.ok ? settings.value.text : '';
      await follow(() => disk.backUp(into, text, clock.now(), doing.progress));
    },
    follow: (making) => follow(() => making),
    setFolder: async (wanted) => {
      if (wanted !== null && !(await disk.isUsable(wanted))) return false;
      book.change({ backupFolder: wanted, backupFailure: null });
      await read();
      return true;
    },
  };
}
