import { z } from 'zod';
import { Level } from '../roles/session.ts';

/** What somebody did with what is kept of people, or with who may. */
export const accessActs = [
  'call-opened',
  'contact-opened',
  'journal-searched',
  'directory-searched',
  'person-sought',
  'exported',
  'printed',
  'imported',
  'erasing-begun',
  'erased',
  'retention-changed',
  'restored',
  'settings-changed',
  'settings-exported',
  'playbook-published',
  'raised',
  'locked',
  'wrong-pin',
  'pin-set',
  'pin-removed',
  'pins-forgotten',
  'reading-opened',
  'reading-ended',
] as const;
export const AccessAct = z.enum(accessActs);
export type AccessAct = z.infer<typeof AccessAct>;

/**
 * One line of the access log. It names nobody: of a call or contact its id, of a search that there was one; never a number, a
 * name or what was looked for.
 */
export const AccessEntry = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  by: z.enum([...Level.options, 'reading', 'nobody']),
  /** Which window: the same for all that was done in it until it was closed or loaded anew. */
  session: z.string(),
  act: AccessAct,
  /** Id of the call, contact, backup, receipt or playbook, or the role; '' where there is nothing to say. */
  of: z.string(),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

export const AccessLine = AccessEntry.extend({ nth: z.int() });
export type AccessLine = z.infer<typeof AccessLine>;

export const AccessPage = z.object({
  /** Newest first. */
  lines: z.array(AccessLine),
  more: z.boolean(),
  /** Every line fits the one before it: none was changed or taken away. */
  isWhole: z.boolean(),
});
export type AccessPage = z.infer<typeof AccessPage>;

/** Lines that are only ever added; old months go as a whole. */
export interface AccessDisk {
  /** False when the disk refuses. */
  readonly add: (entry: AccessEntry) => Promise<boolean>;
  /** `before`: lines older than this one; null for the newest. */
  readonly read: (before: number | null, limit: number) => Promise<AccessPage>;
  /** Takes away months that ended before this day, ISO 8601 in UTC. */
  readonly dropBefore: (day: string) => Promise<void>;
  /** Whether PINs were set when that was last said; it outlives the PINs themselves. */
  readonly hadPins: boolean;
  readonly sayPins: (are: boolean) => Promise<void>;
}
