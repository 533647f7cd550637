import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { Language } from '../caller/company.ts';
import { WeeklyHours } from './hours.ts';

/** A text in the languages that callers are spoken to; '' where it was not written in one. */
export const InLanguages = z.strictObject({
  en: z.string().max(1_000).default(''),
  uk: z.string().max(1_000).default(''),
  ru: z.string().max(1_000).default(''),
  ar: z.string().max(1_000).default(''),
});
export type InLanguages = z.infer<typeof InLanguages>;

export const noText: InLanguages = { en: '', uk: '', ru: '', ar: '' };

/** So many of each a playbook holds. */
export const mostOf = { questions: 12, targets: 20, topics: 40, urgentTargets: 10 } as const;

const PlaybookTarget = z.strictObject({
  employeeId: z.string(),
  /** Only within these hours; empty: always. */
  windows: WeeklyHours.default([]),
});
export type PlaybookTarget = z.infer<typeof PlaybookTarget>;

/** What is done when none of the targets can take the call. */
export const WhenAway = z.discriminatedUnion('kind', [
  /** A message is taken, with a promise of an answer. */
  z.strictObject({ kind: z.literal('message') }),
  z.strictObject({ kind: z.literal('voicemail'), employeeId: z.string() }),
  z.strictObject({ kind: z.literal('mobile'), employeeId: z.string() }),
  z.strictObject({ kind: z.literal('say'), text: InLanguages }),
]);
export type WhenAway = z.infer<typeof WhenAway>;

/** In a topic, what is left empty is as for the whole class; a topic's questions come after those of the class. */
const steps = {
  /** `{{company}}` stands for the office's name. Of a topic: what is said once it is known. */
  greeting: InLanguages.default(noText),
  questions: z.array(InLanguages).max(mostOf.questions).default([]),
  /** An answer is promised within so many minutes of work; null: nothing is promised. */
  promiseMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 14)
    .nullable()
    .default(null),
  /** In order. */
  targets: z.array(PlaybookTarget).max(mostOf.targets).default([]),
  whenAway: WhenAway.nullable().default(null),
};

export const PlaybookTopic = z.strictObject({
  /** As the journal keeps it; of the office's own topics the name they were added under. */
  topic: z.string().min(1).max(200),
  label: InLanguages,
  /** Not offered for new calls any more; old ones keep it. */
  retired: z.literal(true).exactOptional(),
  ...steps,
});
export type PlaybookTopic = z.infer<typeof PlaybookTopic>;

const words = z.array(z.string().min(1).max(100)).max(60).default([]);
/** Beginnings of words that make a call urgent wherever they are noted, and who is then asked first. */
export const Urgent = z.strictObject({
  words: z.record(Language, words),
  targets: z.array(z.string()).max(mostOf.urgentTargets).default([]),
});
export type Urgent = z.infer<typeof Urgent>;

const noUrgency: Urgent = { words: { en: [], uk: [], ru: [], ar: [] }, targets: [] };

/** What to say to a class of callers, and what to do with them. File format of `resources/playbooks/playbooks.json`. */
export const Playbook = z.strictObject({
  class: CallerClass,
  version: z.int(),
  ...steps,
  /** How soon a call of the class is to be answered; null: nobody counts. */
  answerSeconds: z.int().min(1).max(600).nullable().default(null),
  topics: z.array(PlaybookTopic).max(mostOf.topics),
  urgent: Urgent.default(noUrgency),
});
export type Playbook = z.infer<typeof Playbook>;

export const Playbooks = z.strictObject({ version: z.literal(1), playbooks: z.array(Playbook) });
export type Playbooks = z.infer<typeof Playbooks>;

export type PlaybookSteps = Pick<Playbook, keyof typeof steps>;
