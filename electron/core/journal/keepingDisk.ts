import { z } from 'zod';
import type { Result } from '../support/result.ts';
import {
  type Backup,
  type BackupFailure,
  Checked,
  BackupFailure as Failure,
  JournalDamage,
  type LostSpan,
  Mended,
} from './keeping.ts';

/** Where a check was left: facts first, then pages, then lines. */
export const CheckPlace = z.object({
  step: z.enum(['facts', 'pages', 'lines']),
  /** The last fact, or the last call's id in `known_call`, that was found good. */
  upTo: z.number(),
  /** Of that fact, in hexadecimal; '' for none. */
  chainHash: z.string(),
});
export type CheckPlace = z.infer<typeof CheckPlace>;

export const fromTheBeginning: CheckPlace = { step: 'facts', upTo: 0, chainHash: '' };

/** One call in so many is looked for by all its words and by all their beginnings, others in each turn; 0: none. */
export interface CheckedSearch {
  readonly every: number;
  readonly turn: number;
}

export interface CheckReport {
  /** null: good. */
  readonly damage: JournalDamage['kind'] | null;
  readonly calls: number;
  readonly facts: number;
}

/** How far the truth is known to reach; `chainHash` in hexadecimal. */
export const ChainHead = z.object({ seq: z.number(), chainHash: z.string() });
export type ChainHead = z.infer<typeof ChainHead>;

/** What is remembered of the keeping beside the journal; a file that is lost costs a check. */
export const KeepingNote = z.object({
  checked: Checked.nullable(),
  /** A check that was cut short goes on there. */
  place: CheckPlace.nullable(),
  /** How many checks came to their end: `CheckedSearch.turn`. */
  turn: z.number().default(0),
  /** null: beside the journal. */
  backupFolder: z.string().nullable(),
  backupFailure: z.object({ at: z.number(), why: Failure }).nullable(),
  damage: JournalDamage.nullable(),
  /** Damaged journals that were set aside and are not joined yet, the oldest first. */
  aside: z.array(z.object({ file: z.string(), reached: z.number() })),
  head: ChainHead.nullable(),
  mended: Mended.nullable(),
});
export type KeepingNote = z.infer<typeof KeepingNote>;

export const blankNote: KeepingNote = {
  checked: null,
  place: null,
  turn: 0,
  backupFolder: null,
  backupFailure: null,
  damage: null,
  aside: [],
  head: null,
  mended: null,
};

export interface MendReport {
  /** What is wrong with the new journal; null: it is good. */
  readonly damage: JournalDamage['kind'] | null;
  readonly calls: number;
  readonly facts: number;
  readonly added: number;
  readonly lost: readonly LostSpan[];
  /** The last fact of the journal in use that was looked at. */
  readonly joinedUpTo: number;
}

/** What came to the journal in use while the new one was made. */
export interface TailReport {
  readonly added: number;
  readonly lost: readonly LostSpan[];
}

/** Something long in a thread of its own. */
export interface LongJob<T> {
  /** Failed with SQLite's or the file system's code, `stopped`, or `failed` for a bug. */
  readonly done: Promise<Result<T>>;
  readonly stop: () => Promise<void>;
}

/** `place`: of a check, from where it can go on. */
export type OnProgress = (percent: number, place: CheckPlace | null) => void;

interface MendWish {
  /** The backup to begin with, in the folder of the backups; null: none. */
  readonly from: { readonly folder: string; readonly backupId: string } | null;
  readonly damaged: KeepingNote['aside'];
  /** false: what is only in the journal in use is left out. */
  readonly keepsNewer: boolean;
  /** See `check`. */
  readonly searchEvery: number;
}

/** The disk under the keeping: the journal's file as a whole, its backups, and what is remembered. */
export interface KeepingDisk {
  /** Where backups are kept as long as no other folder was chosen. */
  readonly ownFolder: string;
  readonly load: () => Promise<KeepingNote>;
  /** False when the disk refuses. */
  readonly save: (note: KeepingNote) => Promise<boolean>;
  /** Newest first; none where the folder is away. */
  readonly backups: (folder: string) => Promise<readonly Backup[]>;
  readonly drop: (folder: string, backupId: string) => Promise<void>;
  /** It was found not to be good any more, and is no longer told to be. */
  readonly doubt: (folder: string, backupId: string) => Promise<void>;
  /** Takes away what backups have left that were cut short. */
  readonly sweep: (folder: string) => void;
  /** Whether backups can be kept there: it is a folder, and can be written to. */
  readonly isUsable: (folder: string) => Promise<boolean>;
  readonly check: (from: CheckPlace, search: CheckedSearch, onProgress: OnProgress) => LongJob<CheckReport>;
  readonly backUp: (
    folder: string,
    settings: string,
    at: number,
    onProgress: OnProgress,
  ) => LongJob<Result<Backup, BackupFailure>>;
  /**
   * Where the journal is of an older release: a backup of it as it is, before anybody brings it to this one's. Answers as soon
   * as the journal may be opened, which is a second or two; a large one is copied on while the desk works. null: it is not.
   */
  readonly backUpOlder: (folder: string, at: number) => Promise<LongJob<Result<Backup, BackupFailure>> | null>;
  /** Makes a new journal beside the one in use and looks at it; `takePlace` then puts it there. */
  readonly mend: (wish: MendWish, onProgress: OnProgress) => LongJob<MendReport>;
  /**
   * The new journal takes the place of the one that was in use, which nobody has open now and is kept aside. `after`: the
   * last fact of it that was looked at; null: no newer one is wanted. Answers the folder of the old one.
   */
  readonly takePlace: (after: number | null, at: number) => Promise<Result<TailReport & { readonly aside: string }>>;
  /** What these journals had is in the one in use: they are not offered again. */
  readonly joined: (damaged: KeepingNote['aside']) => void;
  /** Takes away journals that were replaced and are of no use any more; how many. */
  readonly dropReplaced: () => Promise<number>;
  /** Moves the journal's files into a folder of their own; answers the file's new path, null when the disk refuses. */
  readonly setAside: (at: number) => string | null;
}
