import { z } from 'zod';
import { foldedWords } from '../text/fold.ts';
import { CallerClass, ClassEntry, builtInEntries, classTable } from './callerClass.ts';
import { NumberRule } from './company.ts';
import { EvidenceWeights, HeaderRule, patternOf } from './evidenceRules.ts';

const mostClasses = 60;
const mostRules = 500;

/** All that an office can say of kinds of callers and of how they are told. */
export const OfficeClasses = z.object({
  /** The whole table, first in the queue first. */
  classes: z.array(ClassEntry).max(mostClasses),
  numberRules: z.array(NumberRule).max(mostRules),
  headerRules: z.array(HeaderRule).max(mostRules),
  /** What is left out is as Portico has it. */
  weights: EvidenceWeights.partial(),
});
export type OfficeClasses = z.infer<typeof OfficeClasses>;

/** The same as it is typed: nothing of a rule need be right. */
export const TypedClasses = OfficeClasses.extend({
  numberRules: z.array(NumberRule.extend({ prefix: z.string().max(40) })).max(mostRules),
  headerRules: z.array(HeaderRule.extend({ header: z.string().max(60), text: z.string().max(200) })).max(mostRules),
});
export type TypedClasses = z.infer<typeof TypedClasses>;

/** What is wrong, and where: a class's id, or the place of a rule. */
export const ClassFault = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('class'),
    at: CallerClass,
    /** Everybody who is not known is of "unknown"; and another one must be left to be given. */
    what: z.enum(['no-name', 'name-taken', 'no-playbook', 'unknown-needed', 'last-one']),
  }),
  z.object({
    of: z.literal('number-rule'),
    at: z.int(),
    what: z.enum(['prefix', 'twice', 'class-retired']),
  }),
  z.object({
    of: z.literal('header-rule'),
    at: z.int(),
    what: z.enum(['header', 'no-text', 'pattern', 'class-retired']),
  }),
]);
export type ClassFault = z.infer<typeof ClassFault>;

/** Prefixes as they were read. `nameOf`: what a class is called where the fault is read. */
export function faultsOfClasses(wanted: TypedClasses, nameOf: (entry: ClassEntry) => string): ClassFault[] {
  const { classes, numberRules, headerRules } = wanted;
  const inUse = new Set(classes.filter(({ retired }) => !retired).map((entry) => entry.class));
  const names = classes.map((entry) => foldedWords(nameOf(entry)).join(' '));
  const prefixes = numberRules.map(({ prefix }) => prefix);
  return [
    ...classes.flatMap((entry, place): ClassFault[] => {
      const at = entry.class;
      const fault = (what: Extract<ClassFault, { of: 'class' }>['what']): ClassFault[] => [{ of: 'class', at, what }];
      if (names[place] === '') return fault('no-name');
      if (!entry.retired && classes.some((other, nth) => nth < place && !other.retired && names[nth] === names[place]))
        return fault('name-taken');
      if (at === 'unknown' && entry.retired) return fault('unknown-needed');
      if (at === 'unknown' && [...inUse].every((of) => of === 'unknown')) return fault('last-one');
      return canServe(classes, entry) ? [] : fault('no-playbook');
    }),
    ...numberRules.flatMap(({ prefix, class: of }, at): ClassFault[] => {
      if (!isPrefix(prefix)) return [{ of: 'number-rule', at, what: 'prefix' }];
      if (prefixes.indexOf(prefix) < at) return [{ of: 'number-rule', at, what: 'twice' }];
      return inUse.has(of) ? [] : [{ of: 'number-rule', at, what: 'class-retired' }];
    }),
    ...headerRules.flatMap(({ header, how, text, class: of }, at): ClassFault[] => {
      if (!HeaderRule.shape.header.safeParse(header).success) return [{ of: 'header-rule', at, what: 'header' }];
      if (text.trim() === '') return [{ of: 'header-rule', at, what: 'no-text' }];
      if (how === 'matches' && patternOf(text) === null) return [{ of: 'header-rule', at, what: 'pattern' }];
      return inUse.has(of) ? [] : [{ of: 'header-rule', at, what: 'class-retired' }];
    }),
  ];
}

function isPrefix(prefix: string): boolean {
  return NumberRule.shape.prefix.safeParse(prefix).success;
}

/** Whether the playbook that serves the class is one of a class in use that has its own. */
function canServe(classes: readonly ClassEntry[], { class: of, playbook }: ClassEntry): boolean {
  return playbook === '' || servers(classes, of).includes(playbook);
}

/** Classes whose playbook can serve this one. */
export function servers(classes: readonly ClassEntry[], of: CallerClass): CallerClass[] {
  return classes
    .filter((entry) => entry.class !== of && !entry.retired && entry.playbook === '')
    .map((entry) => entry.class);
}

const between = 10;

/** The order of the list as places in the queue; those that are in order keep theirs. */
export function inQueueOrder(classes: readonly ClassEntry[]): ClassEntry[] {
  const isInOrder = classTable(classes).every((entry, place) => entry.class === classes[place]?.class);
  return isInOrder
    ? [...classes]
    : classes.map((entry, place) => ({ ...entry, priority: Math.min(999, (place + 1) * between) }));
}

/** What the office says of classes beyond Portico's own word. */
export function saidByOffice(classes: readonly ClassEntry[]): ClassEntry[] {
  const own = new Map(builtInEntries.map((entry) => [entry.class, JSON.stringify(ordered(entry))]));
  return classes.filter((entry) => own.get(entry.class) !== JSON.stringify(ordered(entry)));
}

/** The same keys in the same order, wherever an entry came from. */
function ordered(entry: ClassEntry): ClassEntry {
  return ClassEntry.parse(entry);
}

/** An id for a class that is added: of the Latin letters of its name, where it has some, and of nobody else. */
export function newClassId(name: string, taken: readonly CallerClass[]): CallerClass {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32);
  const base = latin === '' ? 'kind' : latin;
  const free = (nth: number): string => (nth === 1 && latin !== '' ? base : `${base}-${nth}`);
  let nth = 1;
  while (taken.includes(free(nth))) nth += 1;
  return free(nth);
}
