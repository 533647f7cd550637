import { RE2JS } from 're2js';
import { z } from 'zod';
import { CallerClass } from './callerClass.ts';
import type { RawHeader } from './identity.ts';

const weight = z.number().min(0).max(0.99);
/** How far each kind of evidence is believed by itself, 0..1: a person can check a class against this table and change it. */
export const EvidenceWeights = z.strictObject({
  /** The number is a contact's own. */
  directory: weight,
  /** The office's CRM says so of the number. */
  crm: weight,
  numberRule: weight,
  dialledNumber: weight,
  /** A rule for what the exchange tells, such as what the caller chose in a menu. */
  header: weight,
  /** How much of what this very number was on earlier calls counts; 1: all of it. */
  history: z.number().min(0).max(1),
  /** How much of what calls under the same circumstances turned out to be counts; 0: nothing that was learnt. */
  learned: z.number().min(0).max(1),
  /** The share of mistakes that the receptionists correct: how much it says that nobody corrected a class. */
  noticed: z.number().min(0.1).max(0.99),
});
export type EvidenceWeights = z.infer<typeof EvidenceWeights>;

export const ownWeights: EvidenceWeights = {
  directory: 0.95,
  crm: 0.9,
  numberRule: 0.7,
  dialledNumber: 0.6,
  header: 0.8,
  history: 1,
  learned: 1,
  noticed: 0.8,
};

/** Portico's own where the office says nothing. */
export function weightsOf(own: { readonly [K in keyof EvidenceWeights]?: number | undefined }): EvidenceWeights {
  const { directory, crm, numberRule, dialledNumber, header, history, learned, noticed } = ownWeights;
  return {
    directory: own.directory ?? directory,
    crm: own.crm ?? crm,
    numberRule: own.numberRule ?? numberRule,
    dialledNumber: own.dialledNumber ?? dialledNumber,
    header: own.header ?? header,
    history: own.history ?? history,
    learned: own.learned ?? learned,
    noticed: own.noticed ?? noticed,
  };
}

/** Calls whose INVITE has such a header are of this class. `matches`: a regular expression, found anywhere. */
export const HeaderRule = z.strictObject({
  header: z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/),
  how: z.enum(['is', 'begins', 'contains', 'matches']),
  text: z.string().min(1).max(200),
  class: CallerClass,
  /** The office's own word for it: "Chose 2 in the menu". */
  note: z.string().max(100).default(''),
  /** Never overruled, by nothing that was learnt and by no other evidence. */
  always: z.boolean().default(false),
});
export type HeaderRule = z.infer<typeof HeaderRule>;

/** The first rule that one of the headers fits; upper and lower case are alike, as are spaces around a value. */
export function headerRuleFor(rules: readonly HeaderRule[], headers: readonly RawHeader[]): HeaderRule | null {
  return (
    rules.find((rule) =>
      headers.some(({ name, value }) => name.toLowerCase() === rule.header.toLowerCase() && fits(rule, value)),
    ) ?? null
  );
}

function fits({ how, text }: HeaderRule, value: string): boolean {
  const [said, wanted] = [value.trim().toLowerCase(), text.trim().toLowerCase()];
  switch (how) {
    case 'is':
      return said === wanted;
    case 'begins':
      return said.startsWith(wanted);
    case 'contains':
      return said.includes(wanted);
    case 'matches':
      return patternOf(text)?.matcher(value.trim()).find() ?? false;
  }
}

const patterns = new Map<string, RE2JS | null>();

/** RE2's syntax: whatever somebody writes, it takes time in proportion to the header's length. null: it is no expression. */
export function patternOf(text: string): RE2JS | null {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  let pattern: RE2JS | null = null;
  try {
    pattern = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE);
  } catch {
    // What is no expression fits nothing; whoever typed it is told before it is kept.
  }
  if (patterns.size > 200) patterns.clear();
  patterns.set(text, pattern);
  return pattern;
}
