import { z } from 'zod';
import type { Employee } from '../caller/company.ts';
import { foldedWords } from '../text/fold.ts';
import type { Person } from './person.ts';

/** What was taken of what the directory server said of an employee; what differs from it by now was changed by hand. */
export const GivenEmployee = z.object({
  employeeId: z.string(),
  name: z.string(),
  department: z.string(),
  extension: z.string(),
  mobile: z.string(),
});
export type GivenEmployee = z.infer<typeof GivenEmployee>;

/** By the person's key. */
export type Given = Readonly<Record<string, GivenEmployee>>;

export interface MergedEmployees {
  /** New, or with something new. */
  readonly changed: readonly Employee[];
  readonly given: Given;
  /** Names of employees whom the server does not name any more; they stay until somebody removes them. */
  readonly gone: readonly string[];
  /** Names of those who keep the extension that they had, since somebody else has what the server gives them. */
  readonly extensionTaken: readonly string[];
}

const fields = ['name', 'department', 'extension', 'mobile'] as const;

/** An extension that is to be somebody's. */
interface Wish {
  readonly key: string;
  readonly employeeId: string;
  readonly extension: string;
}

/**
 * The employees with what the directory server says of them. A field that was changed by hand stays as it is; an employee
 * who was removed by hand does not come back; somebody who is there already under her extension or name is taken up.
 * Extensions are given when all are read, so that they may move round; what was not given is tried again the next time.
 */
export function mergeEmployees(
  people: readonly Person[],
  employees: readonly Employee[],
  given: Given,
  nextId: () => string,
): MergedEmployees {
  const now = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const takenUp = new Set(Object.values(given).map(({ employeeId }) => employeeId));
  const alreadyThere = lookFor(employees, takenUp);
  const next: Record<string, GivenEmployee> = {};
  const wishes: Wish[] = [];
  for (const person of people) {
    if ((person.extension === '' && person.mobile === '') || Object.hasOwn(next, person.key)) continue;
    const before = Object.hasOwn(given, person.key) ? given[person.key] : undefined;
    const found = before === undefined ? alreadyThere(person) : now.get(before.employeeId);
    if (before !== undefined && found === undefined) {
      next[person.key] = before;
      continue;
    }
    const employee = found ?? blank(nextId());
    const { employeeId } = employee;
    takenUp.add(employeeId);
    const changes = changesIn(employee, person, found === undefined ? employee : before);
    if (changes.includes('extension')) wishes.push({ key: person.key, employeeId, extension: person.extension });
    now.set(employeeId, withFields(employee, person, changes));
    const { name, department, extension, mobile } = person;
    next[person.key] = { employeeId, name, department, extension, mobile };
  }
  const open = giveExtensions(wishes, now);
  for (const { key, employeeId } of open) {
    const told = next[key];
    if (told !== undefined) next[key] = { ...told, extension: now.get(employeeId)?.extension ?? '' };
  }
  const before = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const gone = Object.entries(given).filter(([key]) => !Object.hasOwn(next, key));
  return {
    changed: [...now.values()].filter((employee) => employee !== before.get(employee.employeeId)),
    given: { ...Object.fromEntries(gone), ...next },
    gone: gone.flatMap(([, { employeeId }]) => now.get(employeeId)?.name ?? []),
    extensionTaken: open.flatMap(({ employeeId }) => now.get(employeeId)?.name ?? []),
  };
}

/** `base`: what was there before anybody changed it; undefined: nobody knows, so that only gaps are filled. */
function changesIn(
  employee: Employee,
  person: Person,
  base: Pick<Employee, (typeof fields)[number]> | undefined,
): readonly (typeof fields)[number][] {
  return fields.filter((field) => {
    const untouched = base === undefined ? employee[field] === '' : employee[field] === base[field];
    return untouched && employee[field] !== person[field] && (field !== 'name' || person.name !== '');
  });
}

function withFields(employee: Employee, person: Person, changes: readonly (typeof fields)[number][]): Employee {
  const others = changes.filter((field) => field !== 'extension');
  return others.length === 0
    ? employee
    : { ...employee, ...Object.fromEntries(others.map((field) => [field, person[field]])) };
}

/** Two employees must not have one extension. Answers those who could not get theirs: somebody keeps it. */
function giveExtensions(wishes: readonly Wish[], now: Map<string, Employee>): readonly Wish[] {
  let granted = wishes;
  for (;;) {
    const moving = new Set(granted.map(({ employeeId }) => employeeId));
    const held = new Set<string>();
    for (const { employeeId, extension } of now.values()) if (!moving.has(employeeId)) held.add(short(extension));
    const fitting = granted.filter(({ extension }) => {
      if (extension !== '' && held.has(extension)) return false;
      held.add(extension);
      return true;
    });
    // Whoever cannot move keeps what another was to have.
    if (fitting.length === granted.length) break;
    granted = fitting;
  }
  for (const { employeeId, extension } of granted) {
    const employee = now.get(employeeId);
    if (employee !== undefined) now.set(employeeId, { ...employee, extension });
  }
  return wishes.filter((wish) => !granted.includes(wish));
}

function short(extension: string): string {
  return extension.replace(/\s/g, '');
}

/** Somebody who is there, was not taken up yet, and has the person's extension, or alone her name. */
function lookFor(
  employees: readonly Employee[],
  takenUp: ReadonlySet<string>,
): (person: Person) => Employee | undefined {
  const byExtension = Map.groupBy(employees, ({ extension }) => short(extension));
  const byName = Map.groupBy(employees, ({ name }) => nameKey(name));
  const isFree = ({ employeeId }: Employee): boolean => !takenUp.has(employeeId);
  return ({ name, extension }) => {
    const atExtension = extension === '' ? undefined : byExtension.get(extension)?.find(isFree);
    const called = byName.get(nameKey(name))?.filter(isFree) ?? [];
    return atExtension ?? (called.length === 1 ? called[0] : undefined);
  };
}

function nameKey(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}

function blank(employeeId: string): Employee {
  return { employeeId, name: '', department: '', extension: '', mobile: '', hours: null, absences: [], deputies: [] };
}
