import { z } from 'zod';
import { Absence, WeeklyHours } from '../routing/hours.ts';
import { CallerClass, ClassEntry } from './callerClass.ts';
import { EvidenceWeights, HeaderRule } from './evidenceRules.ts';

/** What the office has told Portico about itself: people, contacts, public numbers. File format of `company.json`. */
export const Language = z.enum(['en', 'uk', 'ru', 'ar']);
export type Language = z.infer<typeof Language>;

export const Contact = z.strictObject({
  contactId: z.string().min(1),
  name: z.string().min(1),
  company: z.string().default(''),
  class: CallerClass,
  /** E.164 with plus. */
  numbers: z.array(z.string().regex(/^\+[1-9]\d{4,14}$/)),
  /** Language to greet in; the desk's own when left out. */
  language: Language.optional(),
  /** The employee who looks after this contact. */
  responsible: z.string().optional(),
  /** Year since when the contact is in this class. */
  since: z.int().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const Employee = z.strictObject({
  employeeId: z.string().min(1),
  name: z.string().min(1),
  department: z.string(),
  /** Short number at the PBX. */
  extension: z.string(),
  /** The desk's line at whose exchange that is (`lineId` of the settings); left out: the first one. */
  line: z.string().min(1).max(100).exactOptional(),
  /** As it was written; '' for none. */
  mobile: z.string().default(''),
  /** Her own working time; null: the office's. */
  hours: WeeklyHours.nullable().default(null),
  absences: z.array(Absence).default([]),
  /** Who stands in for her, in order: employee ids. */
  deputies: z.array(z.string()).default([]),
});
export type Employee = z.infer<typeof Employee>;

/** A number callers dial to reach the desk, and where they find it. */
export const PublicNumber = z.strictObject({
  number: z.string(),
  label: z.string(),
  /** Where the number is published: website, business card, advert. */
  source: z.string().default(''),
  defaultClass: CallerClass.optional(),
  /** Whose calls these are: an employee's id. */
  owner: z.string().optional(),
  /** When calls on it are answered; left out: the office's hours. */
  hours: WeeklyHours.optional(),
  /** Said instead of the class's greeting, in the caller's language; `{{company}}` stands for the office's name. */
  greeting: z.partialRecord(Language, z.string().max(500)).optional(),
  note: z.string().max(500).optional(),
  /** Not one of the office's, and not to be asked about again. */
  ignored: z.boolean().optional(),
});
export type PublicNumber = z.infer<typeof PublicNumber>;

/** Every number that starts with `prefix` (E.164 with plus) belongs to callers of this class. */
export const NumberRule = z.strictObject({
  prefix: z.string().regex(/^\+[1-9]\d*$/),
  class: CallerClass,
  note: z.string(),
  /** Never overruled, by nothing that was learnt and by no other evidence; not for a number that may be forged. */
  always: z.boolean().exactOptional(),
});
export type NumberRule = z.infer<typeof NumberRule>;

/** Whom the calls of a class are given to, in order; of several rules the one for the topic counts, else one for every topic. */
export const RoutingRule = z.strictObject({
  class: CallerClass,
  /** Topics it is for; empty: every topic. */
  topics: z.array(z.string()).default([]),
  targets: z.array(
    z.strictObject({
      employeeId: z.string(),
      /** Only within these hours; empty: always. */
      windows: WeeklyHours.default([]),
    }),
  ),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

export const Company = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  contacts: z.array(Contact),
  employees: z.array(Employee),
  publicNumbers: z.array(PublicNumber),
  numberRules: z.array(NumberRule),
  routing: z.array(RoutingRule).default([]),
  /** What the office says of classes of callers: its own ones, and Portico's where they are to be otherwise. */
  classes: z.array(ClassEntry).default([]),
  /** What headers of a call tell of its class; the first that fits counts. */
  headerRules: z.array(HeaderRule).default([]),
  /** How far each kind of evidence is believed, where not as Portico has it. */
  weights: EvidenceWeights.partial().default({}),
});
export type Company = z.infer<typeof Company>;

export const emptyCompany: Company = {
  version: 1,
  name: '',
  contacts: [],
  employees: [],
  publicNumbers: [],
  numberRules: [],
  routing: [],
  classes: [],
  headerRules: [],
  weights: {},
};
