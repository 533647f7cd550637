import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Facts that could not be read again, between two that could; epoch milliseconds, null: from the beginning, to the end. */
export const LostSpan = z.object({
  from: z.number().nullable(),
  until: z.number().nullable(),
  facts: z.int(),
});
export type LostSpan = z.infer<typeof LostSpan>;

/** What is wrong with the journal's file. */
export const JournalDamage = z.object({
  /**
   * `file`: it could not be read at all, was set aside, and a new one is in use. `missing`: what had been written is not
   * there any more. `events`: facts are not as they were written. `lines`: only what is made of the facts is wrong.
   */
  kind: z.enum(['file', 'missing', 'events', 'lines']),
  /** When it was found, epoch milliseconds. */
  at: z.number(),
});
export type JournalDamage = z.infer<typeof JournalDamage>;

/** One backup, as its folder tells of it. */
export const Backup = z.object({
  /** Name of its folder; ISO 8601 of the moment in UTC, without colons. */
  backupId: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  calls: z.int(),
  facts: z.int(),
  bytes: z.int(),
  /** It was opened, its pages, its chain and its lines were looked at, and its calls counted. */
  verified: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

export const BackupFailure = z.enum(['folder-away', 'no-space', 'not-good', 'not-made']);
export type BackupFailure = z.infer<typeof BackupFailure>;

/** What became of putting the journal in order, or of going back to a backup. */
export const Mended = z.object({
  at: z.number(),
  /** When the backup was made that it began with; null: none. */
  from: z.number().nullable(),
  calls: z.int(),
  /** Facts that were added to the backup's. */
  added: z.int(),
  lost: z.array(LostSpan),
  /** The folder in which the file lies that was replaced. */
  aside: z.string(),
});
export type Mended = z.infer<typeof Mended>;

/** Everything that is told of how the journal is kept. */
export const KeepingView = z.object({
  damage: JournalDamage.nullable(),
  /** The last check that came to its end; null: none yet. */
  checked: z.object({ at: z.number(), calls: z.int(), facts: z.int(), isGood: z.boolean() }).nullable(),
  /** `percent` null: not known how far. */
  doing: z.object({ what: z.enum(['check', 'backup', 'mend']), percent: z.int().nullable() }).nullable(),
  /** Newest first. */
  backups: z.array(Backup),
  /** Why there is no newer backup; null: the last one was made. */
  backupFailure: z.object({ at: z.number(), why: BackupFailure }).nullable(),
  /** Where backups are kept; `isOwn`: beside the journal, on the same disk. */
  folder: z.object({ path: z.string(), isOwn: z.boolean() }),
  mended: Mended.nullable(),
  /** Why the journal could not be put in order; null: it was, or nobody asked. */
  mendFailure: z.enum(['no-space', 'backup-gone', 'not-mended']).nullable(),
});
export type KeepingView = z.infer<typeof KeepingView>;

/** The name of a backup's folder, sorted as its moment: 2026-11-28T020000Z. */
export function backupIdAt(at: number): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at);
  return moment.toString({ smallestUnit: 'second' }).replaceAll(':', '');
}

const dayMs = 86_400_000;
const spans = [
  { ms: dayMs, kept: 7 },
  { ms: 7 * dayMs, kept: 4 },
  { ms: 30 * dayMs, kept: 12 },
] as const;

/**
 * Which backups go when there are these: of the last seven days, four weeks and twelve months that have any the newest
 * stays. Spans are counted from the epoch, not from today: what is the newest of its week remains so.
 */
export function backupsToDrop(backups: readonly Backup[]): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const stays = new Set<string>();
  for (const { ms, kept } of spans) {
    const bySpan = Map.groupBy(newestFirst, ({ at }) => Math.floor(at / ms));
    for (const [newest] of [...bySpan.values()].slice(0, kept)) if (newest !== undefined) stays.add(newest.backupId);
  }
  return newestFirst.filter(({ backupId }) => !stays.has(backupId)).map(({ backupId }) => backupId);
}
