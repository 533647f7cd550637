import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { Level } from '../roles/session.ts';

/** What of a call's line can be said otherwise later; its class has a fact of its own. */
export const CorrectedField = z.enum(['topic', 'essence', 'name', 'company', 'transferredTo']);
export type CorrectedField = z.infer<typeof CorrectedField>;

/** Who corrected, why, and in which bulk correction; of one call by hand without the last. */
export const correctedBy = {
  by: Level,
  /** Which window, as the access log names it. */
  session: z.string(),
  /** In their own words; '' where nothing was said. */
  why: z.string(),
  bulk: z.string().exactOptional(),
  /** The bulk correction was taken back. */
  undo: z.literal(true).exactOptional(),
} as const;

export interface Corrector {
  readonly by: Level;
  readonly session: string;
  readonly why: string;
  readonly bulk?: string;
  readonly undo?: true;
}

/** What is wished of one call. */
export const Correction = z.discriminatedUnion('field', [
  /** As in `JournalEntry.topic`; '' for none. */
  z.object({ field: z.literal('topic'), to: z.string().max(200) }),
  z.object({ field: z.literal('essence'), to: z.string().max(20_000) }),
  z.object({ field: z.literal('name'), to: z.string().max(200) }),
  z.object({ field: z.literal('company'), to: z.string().max(200) }),
  /** `employeeId` null: it is none of the employees. */
  z.object({ field: z.literal('transferredTo'), to: z.string().max(200), employeeId: z.string().max(200).nullable() }),
  /** null takes corrections of the class back. */
  z.object({ field: z.literal('class'), to: CallerClass.nullable() }),
]);
export type Correction = z.infer<typeof Correction>;
