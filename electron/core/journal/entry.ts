import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { CallerCard } from '../caller/card.ts';
import { EndCause, Outcome } from '../call/end.ts';
import { CallLine } from '../call/line.ts';
import { TransferResult } from '../call/transfer.ts';
import { FactBody } from './fact.ts';
import { JournalDay, JournalFilter } from './filter.ts';

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

/** Where in a text of the entry a search was found: places of UTF-16 code units, from inclusive, until exclusive, ascending. */
export const FoundIn = z.object({
  field: z.enum(['name', 'company', 'number', 'numberShown', 'topic', 'topicLabel', 'essence', 'transferredTo']),
  ranges: z.array(z.tuple([z.int(), z.int()])),
});
export type FoundIn = z.infer<typeof FoundIn>;

/** One line of a list. */
export const JournalLine = JournalEntry.extend({
  /** The topic's name as the card showed it, '' for a typed topic: a search finds it too. */
  topicLabel: z.string(),
  /** What was searched for in this line; empty where nothing was. */
  found: z.array(FoundIn),
});
export type JournalLine = z.infer<typeof JournalLine>;

/** Where a page of the list begins; newest first. */
export const JournalFrom = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  /** Behind this line: the last one of the page before. */
  z.object({ kind: z.literal('behind'), callId: z.string() }),
  /** At a group (`JournalGroup.place`), behind so many of its lines that fit the filter. */
  z.object({ kind: z.literal('place'), place: z.string().max(20), skip: z.int().min(0).max(10_000_000) }),
  /** At the newest call of this day, or of the next earlier day that has any. */
  z.object({ kind: z.literal('day'), day: JournalDay }),
]);
export type JournalFrom = z.infer<typeof JournalFrom>;

export const JournalQuery = z.object({
  filter: JournalFilter,
  from: JournalFrom,
  limit: z.int().min(1).max(200),
});
export type JournalQuery = z.infer<typeof JournalQuery>;

/** `partial`: older calls are not searchable yet; a search, or a filter other than a period, cannot find them now. */
const isPartial = { partial: z.boolean() };

export const JournalPage = z.object({ entries: z.array(JournalLine), more: z.boolean(), ...isPartial });
export type JournalPage = z.infer<typeof JournalPage>;

export const JournalCount = z.object({ calls: z.int(), missed: z.int(), ...isPartial });
export type JournalCount = z.infer<typeof JournalCount>;

/** Calls of one day or week that stand together in the list and fit the filter; none is empty. */
export const JournalGroup = z.object({
  /** Begins a page of the list here (`JournalFrom`); of the group's newest call. */
  place: z.string(),
  /** The first and the last day of the group. */
  from: z.string(),
  until: z.string(),
  calls: z.int(),
  missed: z.int(),
});
export type JournalGroup = z.infer<typeof JournalGroup>;

/**
 * Newest first, in the order of the list: line N of it is found by the sum of `calls`. A day that the clock came to twice is
 * there twice.
 */
export const JournalGroups = z.object({ groups: z.array(JournalGroup), ...JournalCount.shape });
export type JournalGroups = z.infer<typeof JournalGroups>;

/** What the journal's calls have, for the choices of a filter; the commonest first, 500 at most of each. */
export const JournalChoices = z.object({
  classes: z.array(z.object({ class: CallerClass, calls: z.int() })),
  /** `label`: as a card showed it last; '' for a typed one. Topic '' is left out. */
  topics: z.array(z.object({ topic: z.string(), label: z.string(), calls: z.int() })),
  /** `name`: as the last call that she took has it. */
  employees: z.array(z.object({ employeeId: z.string(), name: z.string(), calls: z.int() })),
  dialled: z.array(z.object({ dialled: z.string(), calls: z.int() })),
});
export type JournalChoices = z.infer<typeof JournalChoices>;

/** The figures above the console: the calls that came on one calendar day at the desk, not those that it dialled. */
export const DaySummary = z.object({
  day: z.string(),
  calls: z.int(),
  missed: z.int(),
  /** Mean time from invite to answer of the answered calls; null without any. */
  meanAnswerMs: z.number().nullable(),
});
export type DaySummary = z.infer<typeof DaySummary>;
