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
  /** It was made before a newer release changed the journal for the first time. */
  beforeUpdate: z.boolean().exactOptional(),
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

/** A check that came to its end, and what there was to be looked at. */
export const Checked = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  calls: z.int(),
  facts: z.int(),
  isGood: z.boolean(),
  /** One call in so many was looked for in the search, others each time; left out: an older release did not tell. */
  searchEvery: z.int().exactOptional(),
});

/** Everything that is told of how the journal is kept. */
export const KeepingView = z.object({
  damage: JournalDamage.nullable(),
  /** The last check that came to its end; null: none yet. */
  checked: Checked.nullable(),
  /**
   * Since Portico was started a check came to its end, or the journal was made anew, and everything was good. Until then a changed byte in the search may hide
   * a call; afterwards it may where `searchEvery` is more than one, until the checks have come to that call.
   */
  isLookedThrough: z.boolean(),
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
  mendFailure: z.enum(['no-space', 'backup-gone', 'backup-bad', 'not-mended']).nullable(),
});
export type KeepingView = z.infer<typeof KeepingView>;

/** The name of a backup's folder, sorted as its moment: 2026-11-28T020000Z, or 2026-11-28T020000Z-before-update. */
export function backupIdAt(at: number, beforeUpdate = false): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at);
  return `${moment.toString({ smallestUnit: 'second' }).replaceAll(':', '')}${beforeUpdate ? '-before-update' : ''}`;
}

export function isBackupId(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{6}Z(-before-update)?$/.test(name);
}

const dayMs = 86_400_000;
const spans = [
  { ms: dayMs, kept: 7 },
  { ms: 7 * dayMs, kept: 4 },
  { ms: 30 * dayMs, kept: 12 },
] as const;

/** A way back from the last updates, also when they were long ago. */
const updatesKept = 2;

/**
 * Which backups go when there are these: of the last seven days, four weeks and twelve months that have any the newest
 * good one stays, and what was made before the last two updates. Spans are counted from the epoch, not from today: what is the newest
 * of its week remains so. Those that seem to come, since the clock was set back, are measured by themselves: they push none
 * out that is made now.
 */
export function backupsToDrop(backups: readonly Backup[], now: number): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const others = newestFirst.filter(({ beforeUpdate = false }) => !beforeUpdate);
  const ofUpdates = newestFirst.filter(({ beforeUpdate = false }) => beforeUpdate).slice(0, updatesKept);
  const stays = new Set([
    ...ofUpdates.map(({ backupId }) => backupId),
    ...newestOfSpans(others.filter(({ at }) => at <= now)),
    ...newestOfSpans(others.filter(({ at }) => at > now)),
  ]);
  return newestFirst.filter(({ backupId }) => !stays.has(backupId)).map(({ backupId }) => backupId);
}

function newestOfSpans(newestFirst: readonly Backup[]): readonly string[] {
  return spans.flatMap(({ ms, kept }) =>
    [...Map.groupBy(newestFirst, ({ at }) => Math.floor(at / ms)).values()]
      .slice(0, kept)
      .flatMap((ofSpan) => (ofSpan.find(({ verified }) => verified) ?? ofSpan[0])?.backupId ?? []),
  );
}
