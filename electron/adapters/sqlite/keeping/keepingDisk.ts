import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { backupIdAt } from '#core/journal/keeping.ts';
import { type KeepingDisk, KeepingNote, type TailReport, blankNote } from '#core/journal/keepingDisk.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { codeOf } from '../failures.ts';
import { versionOf } from '../inspect.ts';
import { isOlder } from '../migrate.ts';
import type { BackupPlan } from './backup.ts';
import { createBackupFolder } from './backupFolder.ts';
import { startJob } from './jobs.ts';
import { sweepNewJournal } from './newJournal.ts';
import { beginBackupOfOlder } from './older.ts';
import { readJson } from './readJson.ts';

export interface KeepingPlace {
  /** The journal; everything of the keeping lies in its folder. */
  readonly file: string;
  readonly deskId: string;
  /** IANA name of the desk's time zone now. */
  readonly zone: () => string;
  /** Written whole or not at all; false when the disk refuses. */
  readonly writeWhole: (file: string, text: string) => Promise<boolean>;
  /** Checks and backups have a lower priority than the desk; left out: they have. */
  readonly stepsBack?: boolean;
}

const filesOfJournal = ['', '-wal', '-shm'];
/** How the folder of a damaged journal ends until what is in it was joined. */
const damagedEnd = '.damaged';

export function openKeepingDisk({ file, deskId, zone, writeWhole, stepsBack = true }: KeepingPlace): KeepingDisk {
  const folder = path.dirname(file);
  const noteFile = path.join(folder, 'keeping.json');
  const target = path.join(folder, 'journal.new.db');
  const asideFolder = path.join(folder, 'set-aside');
  const placingFile = path.join(folder, 'journal.placing');

  /** What was cut short between two moves: the journal that was in use comes back. */
  function recover(): void {
    const placing = readPlacing();
    if (placing !== null && !existsSync(file) && existsSync(placing)) renameSync(placing, file);
    rmSync(placingFile, { force: true });
  }

  function readPlacing(): string | null {
    try {
      return readFileSync(placingFile, 'utf8');
    } catch {
      return null;
    }
  }

  function setAside(at: number): string | null {
    const aside = freeFolder(path.join(asideFolder, `${backupIdAt(at)}${damagedEnd}`));
    try {
      mkdirSync(aside, { recursive: true, mode: 0o700 });
      // The database last: what is left of a move that was cut short is still there to be read.
      for (const end of filesOfJournal.toReversed())
        if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, path.join(aside, `journal.db${end}`));
      return path.join(aside, 'journal.db');
    } catch {
      return null;
    }
  }

  /** Journals that were set aside, whether or not anybody came to note it. */
  function asides(): readonly string[] {
    try {
      return readdirSync(asideFolder)
        .filter((name) => name.endsWith(damagedEnd))
        .toSorted()
        .map((name) => path.join(asideFolder, name, 'journal.db'))
        .filter((one) => existsSync(one));
    } catch {
      return [];
    }
  }

  /** There is a journal under its name at every moment: the old one gets a second name before it loses the first. */
  function takeOver(at: number, tail: TailReport): Result<TailReport & { readonly aside: string }> {
    const aside = freeFolder(path.join(asideFolder, backupIdAt(at)));
    const old = path.join(aside, 'journal.db');
    try {
      mkdirSync(aside, { recursive: true, mode: 0o700 });
      // Closed as it should be it has no log; one that is left belongs to it.
      for (const end of ['-wal', '-shm']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${old}${end}`);
      if (existsSync(file) && !tryLink(file, old)) {
        writeFileSync(placingFile, old, { mode: 0o600, flush: true });
        renameSync(file, old);
      }
      renameSync(target, file);
      rmSync(placingFile, { force: true });
      return ok({ ...tail, aside });
    } catch (problem) {
      recover();
      return failed(codeOf(problem) || 'not-writable');
    }
  }

  function backupPlan(into: string, at: number): Omit<BackupPlan, 'settings' | 'beforeUpdate'> {
    return { journal: file, directory: path.join(folder, 'directory.db'), folder: into, at };
  }

  recover();
  // Whatever a stop has left there is made anew when it is wanted.
  trySweep(target);
  return {
    ownFolder: path.join(folder, 'backups'),
    load: async () => {
      const read = await readJson(noteFile);
      const parsed = KeepingNote.safeParse({ ...blankNote, ...(typeof read === 'object' ? read : null) });
      const note = parsed.success ? parsed.data : blankNote;
      const unknown = asides().filter((one) => !note.aside.some((known) => known.file === one));
      return {
        ...note,
        aside: [...note.aside, ...unknown.map((one) => ({ file: one, reached: note.head?.seq ?? 0 }))],
      };
    },
    save: (note) => writeWhole(noteFile, `${JSON.stringify(note, null, 2)}\n`),
    ...createBackupFolder(writeWhole),
    isUsable: async (of) => {
      try {
        accessSync(of, constants.R_OK | constants.W_OK | constants.X_OK);
        return path.isAbsolute(of) && statSync(of).isDirectory();
      } catch {
        return false;
      }
    },
    check: (from, search, onProgress) =>
      startJob({ kind: 'check', plan: { file, from, search } }, { onProgress, stepsBack }),
    backUp: (into, settings, at, onProgress) =>
      startJob(
        { kind: 'backup', plan: { ...backupPlan(into, at), settings, beforeUpdate: false } },
        { onProgress, stepsBack },
      ),
    backUpOlder: async (into, at) =>
      isOlder(versionOf(file))
        ? beginBackupOfOlder({ ...backupPlan(into, at), settings: null, beforeUpdate: true })
        : null,
    // Somebody waits for it, but whoever rings comes first.
    mend: ({ from, damaged, keepsNewer, searchEvery }, onProgress) =>
      startJob(
        {
          kind: 'mend',
          plan: {
            target,
            base: from === null ? null : path.join(from.folder, from.backupId, 'journal.db'),
            damaged,
            inUse: keepsNewer ? file : null,
            deskId,
            zone: zone(),
            searchEvery,
          },
        },
        { onProgress, stepsBack },
      ),
    takePlace: async (after, at) => {
      if (after === null) return takeOver(at, { added: 0, lost: [] });
      const tail = await startJob(
        { kind: 'mend-tail', plan: { target, deskId, inUse: file, after } },
        { stepsBack: false },
      ).done;
      return tail.ok ? takeOver(at, tail.value) : tail;
    },
    joined: (damaged) => {
      for (const one of damaged) {
        const named = path.dirname(one.file);
        tryRename(named, named.slice(0, -damagedEnd.length));
      }
    },
    dropReplaced: async () => {
      const names = await readdir(asideFolder).catch(() => []);
      const replaced = names.filter((name) => !name.endsWith(damagedEnd));
      await Promise.all(replaced.map((name) => rm(path.join(asideFolder, name), { recursive: true, force: true })));
      return replaced.length;
    },
    setAside,
  };
}

/** False where the file system knows no second names. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // It is offered once more, and adds nothing that is there already.
  }
}

function trySweep(target: string): void {
  try {
    sweepNewJournal(target);
  } catch {
    // The disk refuses: before it is made anew then.
  }
}

/** Twice in one second is possible. */
function freeFolder(wanted: string): string {
  for (let nth = 1; ; nth += 1) {
    const folder = nth === 1 ? wanted : `${wanted}-${nth}`;
    if (!existsSync(folder)) return folder;
  }
}
