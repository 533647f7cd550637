import { z } from 'zod';
import { AccessPage } from '../privacy/access.ts';
import { SoughtPerson } from '../privacy/person.ts';
import { PersonCounts, Receipt } from '../privacy/receipt.ts';
import { Retention } from '../privacy/retention.ts';
import { call, change, everyRole, type Role } from './define.ts';

const nothing = z.object({});
/** Also for a manager who only reads. */
const managing: readonly Role[] = ['manager', 'administrator'];

export const PrivacyState = z.object({
  retention: Retention,
  /** What is under way; `percent` null: not known how far. */
  doing: z.object({ what: z.enum(['look', 'erase', 'retention']), percent: z.int().nullable() }).nullable(),
  /** What keeps an erasure from going on; it goes on by itself. */
  waitsFor: z.enum(['backup-folder', 'journal', 'disk', 'calls']).nullable(),
  /** When calls last lost their person because their time was over, and how many; null: not yet. */
  blanked: z.object({ at: z.number(), calls: z.int() }).nullable(),
  /** Newest first. */
  receipts: z.array(Receipt.pick({ receiptId: true, doneAt: true, erased: true })),
});
export type PrivacyState = z.infer<typeof PrivacyState>;

/** What is kept of callers, for how long, and who has looked at it. */
export const privacyCalls = {
  'privacy.state': call(nothing, PrivacyState, everyRole),
  /** How many calls would lose their person by these rules now. */
  'privacy.overdue': call(z.object({ retention: Retention }), z.object({ calls: z.int() }), managing),
  'privacy.set-retention': change(z.object({ retention: Retention }), nothing, 'manager'),
  /** What is kept of a person; null: it was cut short by another look. Takes minutes in a journal of many years. */
  'privacy.find': change(SoughtPerson, z.object({ found: PersonCounts.nullable() }), 'administrator'),
  /**
   * Begins to take the person out of everything; what comes of it is pushed. Refused with busy-with-calls while a call or note of
   * any kind is at the desk, with not-there while the journal is damaged or the folder of backups is away.
   */
  'privacy.erase': change(SoughtPerson, nothing, 'administrator'),
  'privacy.receipt': call(z.object({ receiptId: z.string() }), z.object({ receipt: Receipt.nullable() }), managing),
  'privacy.access': call(
    z.object({ before: z.int().nullable(), limit: z.int().min(1).max(200) }),
    AccessPage,
    managing,
  ),
  /** The page has printed a call's page, or a list. */
  'privacy.printed': call(z.object({ of: z.string().max(100) }), nothing, everyRole),
} as const;
