import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { CallerCard } from '../caller/card.ts';
import { EndCause, Outcome } from '../call/end.ts';
import { CallLine } from '../call/line.ts';
import { TransferResult } from '../call/transfer.ts';
import { FactBody } from './fact.ts';

/** One line of the journal. */
export const JournalEntry = z.object({
  callId: z.string(),
  /** `out`: dialled by the desk; name and number are then the other side's. */
  direction: z.enum(['in', 'out']),
  /** Epoch milliseconds, UTC, of the first sign of the call. */
  invitedAt: z.number(),
  /** Calendar day at the desk when it came, ISO 8601: 2026-11-21. */
  day: z.string(),
  answeredAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** From the invite to the answer, or to the end if never answered; null while it rings. */
  waitMs: z.number().nullable(),
  /** From the answer to the end; null while it lasts, 0 if never answered. */
  talkMs: z.number().nullable(),
  name: z.string(),
  company: z.string(),
  number: z.string(),
  numberShown: z.string(),
  class: CallerClass,
  dialled: z.string(),
  /** Over which it came or was dialled, by its name then; null where the desk had one line only. */
  line: CallLine.nullable(),
  topic: z.string(),
  essence: z.string(),
  /** null while the call is alive. */
  outcome: Outcome.nullable(),
  cause: EndCause.nullable(),
  /** Name or number of whom the caller was last put through to, also where the PBX did not confirm it; '' for nobody. */
  transferredTo: z.string(),
  /** What became of the last transfer; null without one. */
  transferResult: TransferResult.nullable(),
  /** Of a missed call, or one in which an answer was promised; null where nobody is to be called back. */
  callback: z.enum(['open', 'closed']).nullable(),
  /** The office's urgent word that the note speaks of; '' for none. */
  urgent: z.string(),
  /** How often it went otherwise than the playbook says. */
  deviations: z.int(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** A call whose class somebody corrected. */
export const CorrectedCall = JournalEntry.pick({
  callId: true,
  invitedAt: true,
  name: true,
  number: true,
  numberShown: true,
  class: true,
}).extend({ shown: CallerClass });
export type CorrectedCall = z.infer<typeof CorrectedCall>;

/** A call's page: its line, the card as it was shown, and its whole course. */
export const JournalCall = z.object({
  entry: JournalEntry,
  card: CallerCard.nullable(),
  course: z.array(z.object({ at: z.number(), body: FactBody })),
  /** false: facts of this call were damaged on the disk, and are not shown. */
  isWhole: z.boolean(),
});
export type JournalCall = z.infer<typeof JournalCall>;

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Calls that came on some numbers, from one day to another, both whole. */
export const JournalOnly = z.object({
  /** As in `JournalEntry.dialled`. */
  dialled: z.array(z.string().max(1_100)).min(1).max(200),
  from: Day,
  until: Day,
  outcome: z.enum(['any', 'answered', 'missed']),
});
export type JournalOnly = z.infer<typeof JournalOnly>;

export const JournalQuery = z.object({
  /** Words to be found in name, company, number, topic, essence or whom it went to, in any script; '' for all. */
  text: z.string().max(200),
  /** Lines older than this one: the last `callId` of the page before; null for the newest. */
  before: z.string().nullable(),
  limit: z.int().min(1).max(200),
  /** Only missed calls. */
  missedOnly: z.boolean(),
  /** Left out: every call. */
  only: JournalOnly.optional(),
});
export type JournalQuery = z.infer<typeof JournalQuery>;

export const JournalPage = z.object({ entries: z.array(JournalEntry), more: z.boolean() });
export type JournalPage = z.infer<typeof JournalPage>;

/** The figures above the console: the calls that came on one calendar day at the desk, not those that it dialled. */
export const DaySummary = z.object({
  day: z.string(),
  calls: z.int(),
  missed: z.int(),
  /** Mean time from invite to answer of the answered calls; null without any. */
  meanAnswerMs: z.number().nullable(),
});
export type DaySummary = z.infer<typeof DaySummary>;
