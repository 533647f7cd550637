import { z } from 'zod';
import { CrmShown } from '../crm/found.ts';
import { CallerClass } from './callerClass.ts';
import { Language } from './company.ts';
import { Attestation, CallerLine, ForwardReason } from './identity.ts';

/** Everything the receptionist sees of a caller; kept in the journal exactly as it was shown. */
const CardNumber = z.object({
  e164: z.string().nullable(),
  shown: z.string(),
  kind: z.enum(['public', 'internal', 'withheld', 'unusable']),
  country: z.string().nullable(),
});

/** One reason for a class. The page words it; `weight` is 0..1, the share of certainty it brings by itself. */
export const Evidence = z.discriminatedUnion('kind', [
  /** The number is a contact's own. */
  z.object({ kind: z.literal('directory'), class: CallerClass, weight: z.number(), since: z.int().nullable() }),
  /** The office's CRM says so of the number. */
  z.object({ kind: z.literal('crm'), class: CallerClass, weight: z.number() }),
  /** A number or prefix rule of the office; `note` is the office's own word for it. */
  z.object({
    kind: z.literal('number-rule'),
    class: CallerClass,
    weight: z.number(),
    note: z.string(),
    always: z.boolean().exactOptional(),
  }),
  /** A rule for what the exchange told, such as what the caller chose in a menu. `always`: it is the last word. */
  z.object({
    kind: z.literal('header'),
    class: CallerClass,
    weight: z.number(),
    note: z.string(),
    always: z.boolean().exactOptional(),
  }),
  /** The dialled public number is published for this class. */
  z.object({ kind: z.literal('dialled-number'), class: CallerClass, weight: z.number(), label: z.string() }),
  /** `count` of `of` earlier calls from this number were of this class. */
  z.object({ kind: z.literal('history'), class: CallerClass, weight: z.number(), count: z.int(), of: z.int() }),
  /** The receptionist said so: of this call, or of the last one from this number; epoch milliseconds. */
  z.object({ kind: z.literal('correction'), class: CallerClass, weight: z.number(), at: z.number() }),
  /** About `count` of `of` calls under the same circumstances were of this class; '' where one does not matter. */
  z.object({
    kind: z.literal('learned'),
    class: CallerClass,
    weight: z.number(),
    count: z.int(),
    of: z.int(),
    /** The caller is in the directory. */
    listed: z.boolean(),
    /** Label of the dialled number. */
    dialled: z.string(),
    /** How the caller's number begins. */
    from: z.string(),
  }),
]);
export type Evidence = z.infer<typeof Evidence>;

export const Classification = z.object({
  class: CallerClass,
  /** 0..1; below 0.8 the chip says "likely". 0 for unknown. */
  confidence: z.number(),
  /** Strongest first. */
  evidence: z.array(Evidence),
  runnerUp: CallerClass.nullable(),
  /** The receptionist corrected this very call; what was shown first. From 0.5 on. */
  correctedFrom: CallerClass.exactOptional(),
});
export type Classification = z.infer<typeof Classification>;

/** What is done when nobody whom the playbook names can take the call. */
export const AwayAdvice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message') }),
  z.object({ kind: z.literal('voicemail'), employeeId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('mobile'), employeeId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('say'), text: z.string(), language: Language }),
]);
export type AwayAdvice = z.infer<typeof AwayAdvice>;

/** A topic of the class: key for the journal, label in the desk's language; the rest only where it has its own. */
export const TopicGuidance = z.object({
  topic: z.string(),
  label: z.string(),
  say: z.object({ text: z.string(), language: Language }).exactOptional(),
  questions: z.array(z.string()).exactOptional(),
  promiseMinutes: z.int().exactOptional(),
  whenAway: AwayAdvice.exactOptional(),
});
export type TopicGuidance = z.infer<typeof TopicGuidance>;

/** What the playbook of the class says, in the language it is to be said in. `core/routing/advice.ts` reads it. */
export const Guidance = z.object({
  playbookVersion: z.int(),
  /** Of the greeting. */
  language: Language,
  /** The caller's, where the greeting is not written in it. */
  caller: Language.exactOptional(),
  greeting: z.string(),
  questions: z.array(z.string()),
  /** Most frequent first. */
  topics: z.array(TopicGuidance),
  /** An answer is promised within so many minutes of work. */
  promiseMinutes: z.int().exactOptional(),
  /** How soon it is to be answered. */
  answerSeconds: z.int().exactOptional(),
  whenAway: AwayAdvice.exactOptional(),
});
export type Guidance = z.infer<typeof Guidance>;

/** An earlier call with the same number. */
export const EarlierCall = z.object({
  callId: z.string(),
  at: z.number(),
  topic: z.string(),
  essence: z.string(),
  outcome: z.string(),
  talkMs: z.number(),
});
export type EarlierCall = z.infer<typeof EarlierCall>;

/** What the dialled number says of where the caller found us. */
const DialledNumber = z.object({
  shown: z.string(),
  /** '' for a number that is not among the office's. */
  label: z.string(),
  source: z.string(),
  /** Of its entry: whose calls these are. */
  owner: z.object({ employeeId: z.string(), name: z.string() }).nullable(),
  /** Of its entry, '' for none. */
  note: z.string(),
});

export const CallerCard = z.object({
  name: z.string(),
  /** Who says the name; null with an empty name. A PBX name is never shown as certain. */
  nameSource: z.enum(['directory', 'crm', 'history', 'pbx']).nullable(),
  company: z.string(),
  contactId: z.string().nullable(),
  number: CardNumber,
  verification: z.enum(['verified', 'failed', 'not-verified', 'not-said']),
  /** null: not told. */
  attestation: Attestation.nullable(),
  /** A signature came with the call; it is told, not checked. */
  signed: z.boolean(),
  /** Why it is called, in the words of the caller's side; '' for nothing. */
  reason: z.string(),
  /** null: an ordinary line, or nothing is said of it. */
  line: CallerLine.nullable(),
  /** The last earlier call from this number that the network called forged; null: none, or it was forgotten by hand. */
  forgedBefore: z.object({ callId: z.string(), at: z.number() }).nullable(),
  dialled: DialledNumber.nullable(),
  /** It is called outside the hours of the dialled number, else of the office; a lunch is not outside. */
  afterHours: z.boolean(),
  /** Who sent the call on, the last one first; `who`: the name, else the number. */
  forwards: z.array(z.object({ who: z.string(), reason: ForwardReason })).readonly(),
  responsible: z.object({ employeeId: z.string(), name: z.string(), extension: z.string() }).nullable(),
  classification: Classification,
  guidance: Guidance,
  /** The last three, newest first. */
  earlier: z.array(EarlierCall),
  /** All earlier calls with this number. */
  earlierCount: z.int(),
  /** Left out: the CRM is not asked about this caller, or there is none. */
  crm: CrmShown.optional(),
});
export type CallerCard = z.infer<typeof CallerCard>;

/** What cards of earlier releases do not say: they are kept in the journal as they were shown. */
export const notSaidBefore = {
  attestation: null,
  signed: false,
  reason: '',
  line: null,
  forgedBefore: null,
  afterHours: false,
  forwards: [],
} as const satisfies Partial<CallerCard>;
