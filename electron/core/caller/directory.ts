import type { CallerClass } from './callerClass.ts';
import type { Company, Contact, Employee, Language, NumberRule, PublicNumber } from './company.ts';
import type { CallerNumber } from './identity.ts';
import { foldedWords } from '../text/fold.ts';
import { numberKey, understandNumber } from './number.ts';

/** What the directory says about a number: one contact, or what the contacts who share it have in common. */
export interface KnownCaller {
  /** null when several contacts share the number. */
  readonly contactId: string | null;
  /** '' when they are different people. */
  readonly name: string;
  readonly company: string;
  /** null when they disagree. */
  readonly class: CallerClass | null;
  readonly language: Language | null;
  readonly responsible: string | null;
  readonly since: number | null;
}

/** The office's own knowledge, ready to be asked while a call rings; every answer takes constant time. */
export interface Directory {
  /** The employee behind an extension, for internal callers and for who forwarded. */
  readonly employeeAt: (number: CallerNumber) => Employee | null;
  readonly employee: (employeeId: string) => Employee | null;
  /** By name in any case and script form, or by extension, as another program writes her; null where two are called so. */
  readonly employeeCalled: (text: string) => Employee | null;
  /** The entry of a dialled number, by its digits; null also for one that is ignored. */
  readonly publicNumber: (number: CallerNumber) => PublicNumber | null;
  /** The rule with the longest prefix of the number. */
  readonly rule: (number: CallerNumber) => NumberRule | null;
}

/** `country`: ISO 3166 alpha-2 of the desk, for public numbers written in national form. */
export function createDirectory(
  office: Pick<Company, 'employees' | 'publicNumbers' | 'numberRules'>,
  country = '',
): Directory {
  const listed = office.publicNumbers.filter(({ ignored }) => ignored !== true);
  const publicNumbers = firstByKey(listed, ({ number }) => dialledKey(understandNumber(number, country)));
  const employees = firstByKey(office.employees, ({ employeeId }) => employeeId);
  const extensions = firstByKey(office.employees, ({ extension }) => extension.replace(/\s/g, ''));
  const called = onlyByKey(office.employees, ({ name }) => nameKey(name));
  const rules = firstByKey(office.numberRules, ({ prefix }) => prefix);
  return {
    employeeAt: (number) => (number.kind === 'internal' ? (extensions.get(number.shown) ?? null) : null),
    employee: (employeeId) => employees.get(employeeId) ?? null,
    employeeCalled: (text) => extensions.get(text.replace(/\s/g, '')) ?? called.get(nameKey(text)) ?? null,
    publicNumber: (number) => publicNumbers.get(dialledKey(number)) ?? null,
    rule: (number) => longestPrefix(rules, number.e164 ?? ''),
  };
}

/** What the contacts behind one number say of its caller; null for none. */
export function knownCaller(contacts: readonly Contact[]): KnownCaller | null {
  const [first, ...others] = contacts.map(toKnownCaller);
  return first === undefined ? null : others.reduce(inCommon, first);
}

function toKnownCaller(contact: Contact): KnownCaller {
  return {
    contactId: contact.contactId,
    name: contact.name,
    company: contact.company,
    class: contact.class,
    language: contact.language ?? null,
    responsible: contact.responsible ?? null,
    since: contact.since ?? null,
  };
}

/** A switchboard stands for several contacts: only what holds for all of them is said. */
function inCommon(one: KnownCaller, other: KnownCaller): KnownCaller {
  return {
    contactId: null,
    name: one.name === other.name ? one.name : '',
    company: one.company === other.company ? one.company : '',
    class: one.class === other.class ? one.class : null,
    language: one.language === other.language ? one.language : null,
    responsible: one.responsible === other.responsible ? one.responsible : null,
    since: one.since === other.since ? one.since : null,
  };
}

/** Digits alone, so that a number lost or gained a plus on its way; a SIP user by its name. */
export function dialledKey(number: CallerNumber): string {
  const key = numberKey(number);
  return number.kind === 'unusable' ? key.toLowerCase() : key.replace(/\D/g, '');
}

/** "Koval Olena" and "Olena KOVAL" are one. */
function nameKey(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}

/** What two entries share is nobody's. */
function onlyByKey<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T> {
  const groups = Map.groupBy(entries, keyOf);
  return new Map(
    [...groups].flatMap(([key, [only, another]]) =>
      key === '' || only === undefined || another !== undefined ? [] : [[key, only]],
    ),
  );
}

function firstByKey<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key !== '' && !map.has(key)) map.set(key, entry);
  }
  return map;
}

function longestPrefix(rules: ReadonlyMap<string, NumberRule>, e164: string): NumberRule | null {
  for (let length = e164.length; length > 1; length -= 1) {
    const rule = rules.get(e164.slice(0, length));
    if (rule !== undefined) return rule;
  }
  return null;
}
