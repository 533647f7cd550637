import { z } from 'zod';

/**
 * Id of a class of callers, as journal and directory keep it. An id that this desk's table does not have (from an older or a
 * newer one) is harmless everywhere: `entryOf` gives it the look and the place of "unknown".
 */
export const CallerClass = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export type CallerClass = z.infer<typeof CallerClass>;

/** Those that Portico comes with; the page has their names in every language of the desk. */
export const builtInClasses = [
  'client',
  'partner',
  'press',
  'applicant',
  'supplier',
  'internal',
  'unknown',
  'spam',
] as const;
export type BuiltInClass = (typeof builtInClasses)[number];

export const ClassColour = z.enum([
  'blue',
  'violet',
  'teal',
  'green',
  'olive',
  'amber',
  'brown',
  'red',
  'magenta',
  'grey',
]);
export type ClassColour = z.infer<typeof ClassColour>;

/** Classes differ by shape as well as by colour. */
export const ClassIcon = z.enum([
  'star',
  'rings',
  'sheet',
  'truck',
  'horn',
  'house',
  'barred',
  'question',
  'person',
  'heart',
  'flag',
  'cart',
  'tools',
  'key',
]);
export type ClassIcon = z.infer<typeof ClassIcon>;

const className = z.string().max(40);

/** A class as the office has it. */
export const ClassEntry = z.strictObject({
  class: CallerClass,
  /** As the office calls it; '' for Portico's own word. */
  name: className.default(''),
  /** Where a language of the desk has another word for it. */
  names: z
    .strictObject({
      en: className.optional(),
      uk: className.optional(),
      ru: className.optional(),
      ar: className.optional(),
    })
    .default({}),
  colour: ClassColour.default('grey'),
  icon: ClassIcon.default('person'),
  /** Name of one of the page's ring tones. */
  tone: z.string().max(40).default('bells'),
  /** Lower rings first; of equal ones who has waited longer. */
  priority: z.int().min(0).max(999).default(50),
  /** The class whose playbook serves, and that callers of a retired one are given; '' for its own, and for none. */
  playbook: z.union([CallerClass, z.literal('')]).default(''),
  /** Not given to callers any more; calls and contacts that have it keep it. */
  retired: z.boolean().default(false),
});
export type ClassEntry = z.infer<typeof ClassEntry>;

const plain = { name: '', names: {}, tone: 'bells', playbook: '', retired: false } as const;

/** What Portico says of its own classes until the office says otherwise. Suppliers and press wait until they are wanted. */
export const builtInEntries: readonly ClassEntry[] = [
  { ...plain, class: 'client', colour: 'blue', icon: 'star', priority: 10 },
  { ...plain, class: 'partner', colour: 'teal', icon: 'rings', priority: 20 },
  { ...plain, class: 'press', colour: 'magenta', icon: 'horn', priority: 30, retired: true },
  { ...plain, class: 'applicant', colour: 'violet', icon: 'sheet', priority: 40 },
  { ...plain, class: 'supplier', colour: 'brown', icon: 'truck', priority: 50, retired: true },
  { ...plain, class: 'internal', colour: 'green', icon: 'house', priority: 60 },
  { ...plain, class: 'unknown', colour: 'grey', icon: 'question', priority: 70 },
  { ...plain, class: 'spam', colour: 'red', icon: 'barred', priority: 80 },
];

/** Every class of the desk, first in the queue first: the office's word on a class stands instead of Portico's. */
export function classTable(own: readonly ClassEntry[]): ClassEntry[] {
  const said = new Set(own.map((entry) => entry.class));
  return [...builtInEntries.filter((entry) => !said.has(entry.class)), ...own].toSorted(
    (a, b) => a.priority - b.priority || compareClasses(a.class, b.class),
  );
}

/** The class's entry; one that the table does not have is called by its id and is otherwise as "unknown". */
export function entryOf(classes: readonly ClassEntry[], of: CallerClass): ClassEntry {
  const known = classes.find((entry) => entry.class === of);
  if (known !== undefined) return known;
  const unknown = classes.find((entry) => entry.class === 'unknown') ?? unknownEntry;
  return { ...unknown, class: of, name: of, names: {}, retired: true };
}

const unknownEntry: ClassEntry = { ...plain, class: 'unknown', colour: 'grey', icon: 'question', priority: 70 };

/** The class whose playbook and rules serve callers of this one. */
export function servedAs(classes: readonly ClassEntry[], of: CallerClass): CallerClass {
  return entryOf(classes, of).playbook || of;
}

/** The class that callers of this one are given now: another one's where it is retired; null: none. */
export function givenFor(classes: readonly ClassEntry[], of: CallerClass): CallerClass | null {
  const entry = classes.find((one) => one.class === of);
  if (entry === undefined || !entry.retired) return of;
  const instead = classes.find((one) => one.class === entry.playbook);
  return instead === undefined || instead.retired ? null : instead.class;
}

/** A fixed order for what is otherwise equal: Portico's own first, then by id. */
export function compareClasses(a: CallerClass, b: CallerClass): number {
  return placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a !== b));
}

function placeOf(of: CallerClass): number {
  const place = builtInClasses.findIndex((known) => known === of);
  return place === -1 ? builtInClasses.length : place;
}
