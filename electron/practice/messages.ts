import type { SipAccount } from '#core/call/telephone.ts';
import type { StaffMember } from './employees/staff.ts';

/** What the backend's thread and the exchange's worker say to each other: plain data for structured clone. */
export interface WorkerSettings {
  readonly port: number;
  readonly password: string;
  /** Folder of the prompts. */
  readonly promptFolder: string;
  readonly staff: readonly StaffMember[];
}

export type ToWorker =
  | { readonly kind: 'open-asked'; readonly settings: WorkerSettings }
  /** One after another, in less than a second. */
  | { readonly kind: 'calls-asked'; readonly scenarios: readonly string[] }
  | { readonly kind: 'close-asked' };

export type FromWorker =
  | { readonly kind: 'opened'; readonly account: SipAccount }
  /** `code`: the system's, as EADDRINUSE. */
  | { readonly kind: 'not-opened'; readonly code: string }
  | { readonly kind: 'problem-met'; readonly code: string }
  | { readonly kind: 'closed' };
