import type { ClassEntry } from '#core/caller/callerClass.ts';
import type { NumberRule } from '#core/caller/company.ts';
import { type EvidenceWeights, type HeaderRule, ownWeights, weightsOf } from '#core/caller/evidenceRules.ts';
import { type ClassFault, type OfficeClasses, type TypedClasses, faultsOfClasses } from '#core/caller/officeClasses.ts';

/** Told apart in the list while it is typed. */
interface Typed {
  readonly id: number;
}
export interface TypedNumberRule extends Typed, Omit<NumberRule, 'always'> {
  readonly always: boolean;
}
export interface TypedHeaderRule extends Typed, HeaderRule {}

/** The section as it is typed. */
export interface ClassesDraft {
  /** First in the queue first. */
  readonly classes: readonly ClassEntry[];
  readonly numberRules: readonly TypedNumberRule[];
  readonly headerRules: readonly TypedHeaderRule[];
  readonly weights: EvidenceWeights;
}

/** `tones`: those that were chosen in the page's preferences, by class. */
export function classesDraftOf(office: OfficeClasses, tones: Readonly<Record<string, string>>): ClassesDraft {
  return {
    classes: office.classes.map((entry) => ({ ...entry, tone: tones[entry.class] ?? entry.tone })),
    numberRules: office.numberRules.map((rule, id) => ({ ...rule, always: rule.always ?? false, id })),
    headerRules: office.headerRules.map((rule, id) => ({ ...rule, id })),
    weights: weightsOf(office.weights),
  };
}

export function typedClassesOf({ classes, numberRules, headerRules, weights }: ClassesDraft): TypedClasses {
  return {
    classes: [...classes],
    numberRules: numberRules.map(({ id: _, always, ...rule }) => (always ? { ...rule, always } : rule)),
    headerRules: headerRules.map(({ id: _, ...rule }) => rule),
    weights: {
      ...(weights.directory === ownWeights.directory ? {} : { directory: weights.directory }),
      ...(weights.crm === ownWeights.crm ? {} : { crm: weights.crm }),
      ...(weights.numberRule === ownWeights.numberRule ? {} : { numberRule: weights.numberRule }),
      ...(weights.dialledNumber === ownWeights.dialledNumber ? {} : { dialledNumber: weights.dialledNumber }),
      ...(weights.header === ownWeights.header ? {} : { header: weights.header }),
      ...(weights.history === ownWeights.history ? {} : { history: weights.history }),
      ...(weights.learned === ownWeights.learned ? {} : { learned: weights.learned }),
      ...(weights.noticed === ownWeights.noticed ? {} : { noticed: weights.noticed }),
    },
  };
}

/** What the page can tell itself: names are alike in one language and not in another. */
export function faultsHere({ classes }: ClassesDraft, nameOf: (entry: ClassEntry) => string): ClassFault[] {
  return faultsOfClasses({ classes: [...classes], numberRules: [], headerRules: [], weights: {} }, nameOf);
}

/** Of the class or the rule at that place; null: nothing. */
export function classFault(faults: readonly ClassFault[], at: string) {
  const found = faults.filter((fault) => fault.of === 'class').find((fault) => fault.at === at);
  return found?.what ?? null;
}

export function numberRuleFault(faults: readonly ClassFault[], at: number) {
  const found = faults.filter((fault) => fault.of === 'number-rule').find((fault) => fault.at === at);
  return found?.what ?? null;
}

export function headerRuleFault(faults: readonly ClassFault[], at: number) {
  const found = faults.filter((fault) => fault.of === 'header-rule').find((fault) => fault.at === at);
  return found?.what ?? null;
}

export function nextRuleId(rules: readonly Typed[]): number {
  return Math.max(0, ...rules.map(({ id }) => id)) + 1;
}

/** The list with what stands at that place one place nearer to the beginning. */
export function raised<T>(list: readonly T[], place: number): T[] {
  return place === 0
    ? [...list]
    : [
        ...list.slice(0, place - 1),
        ...list.slice(place, place + 1),
        ...list.slice(place - 1, place),
        ...list.slice(place + 1),
      ];
}
