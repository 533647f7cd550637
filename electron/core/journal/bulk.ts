import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { Level } from '../roles/session.ts';
import { JournalDay, JournalFilter } from './filter.ts';

/** What many calls are given at once. */
export const BulkChange = z.discriminatedUnion('field', [
  /** '' takes the topic away. */
  z.object({ field: z.literal('topic'), to: z.string().max(200) }),
  z.object({ field: z.literal('class'), to: CallerClass }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

/** More single calls are not left out: a filter says it better. */
export const mostExcepted = 200;

/** Of which calls, and why. Single ones are named by the filter (`JournalFilter.calls`). */
export const BulkOrder = z.object({
  filter: JournalFilter,
  /** Calls that are left as they are. */
  except: z.array(z.string().max(100)).max(mostExcepted),
  change: BulkChange,
  why: z.string().max(500),
});
export type BulkOrder = z.infer<typeof BulkOrder>;

/** Why calls were left as they were. */
export const BulkLeft = z.object({
  /** They have it already. */
  same: z.int(),
  /** Their call lasts, or their note is open on the console. */
  atDesk: z.int(),
  /** Their person was erased, and with it what they were recognised by. */
  erased: z.int(),
  /** Of an undo: somebody corrected them since. */
  corrected: z.int(),
});
export type BulkLeft = z.infer<typeof BulkLeft>;

export const nothingLeft: BulkLeft = { same: 0, atDesk: 0, erased: 0, corrected: 0 };

/** A bulk correction as it is told: of what calls it was is forgotten when it is over, since a search may name a person. */
export const BulkView = z.object({
  bulkId: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  by: Level,
  change: BulkChange,
  /** What the desk calls the topic; '' for a class, and for no topic. */
  label: z.string(),
  /** The topic that was merged into that one; left out: it was no merge. */
  merged: z.string().exactOptional(),
  state: z.enum(['running', 'done', 'stopped', 'undoing', 'undone']),
  /** Why it does not go on just now; it does so by itself. */
  waits: z.enum(['disk', 'partial']).nullable(),
  /** How many calls are to be looked at; null: not counted yet. */
  of: z.int().nullable(),
  seen: z.int(),
  changed: z.int(),
  left: BulkLeft,
});
export type BulkView = z.infer<typeof BulkView>;

/** What is kept of it on the disk, so that it goes on after a restart. */
export const KeptBulk = BulkView.omit({ waits: true }).extend({
  session: z.string(),
  /** null: it is over. */
  order: BulkOrder.omit({ change: true }).nullable(),
  /** The last call that was read; null: none yet. */
  behind: z.string().nullable(),
  /** Those read that are still to be looked at. On the disk before the first of them is changed: none is forgotten, none counted twice. */
  page: z.array(z.string()),
  /** Days in which calls were changed: an undo looks there. */
  days: z.object({ from: JournalDay, until: JournalDay }).nullable(),
});
export type KeptBulk = z.infer<typeof KeptBulk>;

/** Keeps bulk corrections, newest first. */
export interface BulkDisk {
  readonly kept: readonly KeptBulk[];
  /** False when the disk refuses. */
  readonly save: (bulks: readonly KeptBulk[]) => Promise<boolean>;
}
