import { z } from 'zod';
import { Level } from '../roles/session.ts';
import type { AccessDisk } from './access.ts';
import { SoughtPerson } from './person.ts';
import { PersonCounts, type Receipt } from './receipt.ts';
import type { Retention } from './retention.ts';

/** An erasure that was begun: it goes on after a restart, and is forgotten with its receipt. */
export const ErasingPlan = z.object({
  person: SoughtPerson,
  askedAt: z.number(),
  by: z.object({ level: Level, session: z.string() }),
  /** All that was found so far, also before a restart: the receipt tells of it. */
  found: PersonCounts.extend({ calls: z.array(z.string()), mentioned: z.array(z.string()) }),
});
export type ErasingPlan = z.infer<typeof ErasingPlan>;

/** What privacy keeps beside journal and directory. */
export interface PrivacyDisk {
  readonly access: AccessDisk;
  readonly retention: Retention;
  /** False when the disk refuses. */
  readonly saveRetention: (retention: Retention) => Promise<boolean>;
  readonly plan: ErasingPlan | null;
  readonly savePlan: (plan: ErasingPlan | null) => Promise<boolean>;
  /** Newest first. */
  readonly receipts: () => Promise<readonly Receipt[]>;
  readonly addReceipt: (receipt: Receipt) => Promise<boolean>;
  /** Takes the person out of the company file that the directory was filled from; false when the disk refuses. */
  readonly cleanGivenFiles: (person: SoughtPerson) => Promise<boolean>;
  readonly salt: () => string;
  /** SHA-256 in hexadecimal of salt, a zero byte, and text. */
  readonly hash: (salt: string, text: string) => string;
}
