import { z } from 'zod';
import type { Employee } from '../caller/company.ts';
import { foldedWords } from '../text/fold.ts';
import type { Person } from './person.ts';

/** What the directory server said of an employee last; what differs from it by now was changed by hand. */
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
  /** Who could not be given the extension that the server says, since it is another's: "Olena Koval 202". */
  readonly open: readonly string[];
}

const plainFields = ['name', 'department', 'mobile'] as const;

/** An employee as the server has her, before extensions are given out. */
interface Placed {
  readonly person: Person;
  readonly employee: Employee;
  /** She is to have the server's extension and does not yet. */
  readonly moves: boolean;
}

/**
 * The employees with what the directory server says of them. A field that was changed by hand stays as it is; an employee
 * who was removed by hand does not come back; somebody who is there already under her extension or name is taken up.
 * Extensions are given out when all have been read, so that two may change theirs; one that somebody else keeps stays open,
 * and is tried again at the next reading.
 */
export function mergeEmployees(
  people: readonly Person[],
  employees: readonly Employee[],
  given: Given,
  nextId: () => string,
): MergedEmployees {
  const before = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const alreadyThere = createTakingUp(employees, given);
  const placed = new Map<string, Placed>();
  const removedByHand: Record<string, GivenEmployee> = {};
  for (const person of people) {
    const { key } = person;
    if ((person.extension === '' && person.mobile === '') || placed.has(key) || Object.hasOwn(removedByHand, key))
      continue;
    const last = Object.hasOwn(given, key) ? given[key] : undefined;
    const found = last === undefined ? alreadyThere(person) : before.get(last.employeeId);
    if (last !== undefined && found === undefined) removedByHand[key] = last;
    else if (found === undefined) placed.set(key, newcomer(person, nextId()));
    else placed.set(key, merged(found, person, last));
  }
  const extensions = givenOut(placed, employees);
  const now = new Map(before);
  const next: Record<string, GivenEmployee> = removedByHand;
  const open: string[] = [];
  for (const [key, { person, employee, moves }] of placed) {
    const { employeeId } = employee;
    const extension = extensions.get(employeeId) ?? employee.extension;
    now.set(employeeId, extension === employee.extension ? employee : { ...employee, extension });
    const stayedOpen = moves && extension !== person.extension;
    if (stayedOpen) open.push(`${employee.name} ${person.extension}`);
    const { name, department, mobile } = person;
    // What was not done is no change by hand the next time.
    next[key] = { employeeId, name, department, mobile, extension: stayedOpen ? extension : person.extension };
  }
  const gone = Object.entries(given).filter(([key]) => !Object.hasOwn(next, key));
  return {
    changed: [...now.values()].filter((employee) => employee !== before.get(employee.employeeId)),
    given: { ...Object.fromEntries(gone), ...next },
    gone: gone.flatMap(([, { employeeId }]) => now.get(employeeId)?.name ?? []),
    open,
  };
}

function newcomer(person: Person, employeeId: string): Placed {
  const { name, department, mobile } = person;
  const employee = { employeeId, name, department, extension: '', mobile, hours: null, absences: [], deputies: [] };
  return { person, employee, moves: person.extension !== '' };
}

/** `last`: what the server gave last; undefined: nobody knows what was there before, so that only gaps are filled. */
function merged(employee: Employee, person: Person, last: GivenEmployee | undefined): Placed {
  const isOpenTo = (field: 'extension' | (typeof plainFields)[number]): boolean => {
    const untouched = last === undefined ? employee[field] === '' : employee[field] === last[field];
    return untouched && employee[field] !== person[field];
  };
  const changes = plainFields.filter((field) => isOpenTo(field) && (field !== 'name' || person.name !== ''));
  const changed =
    changes.length === 0
      ? employee
      : { ...employee, ...Object.fromEntries(changes.map((field) => [field, person[field]])) };
  return { person, employee: changed, moves: isOpenTo('extension') };
}

/**
 * Extensions of those who move, by employee. Two must not have one: whoever is not moved keeps hers, of several who are to
 * have one the first gets it, and who gets none keeps her old one unless it has become another's.
 */
function givenOut(placed: ReadonlyMap<string, Placed>, employees: readonly Employee[]): ReadonlyMap<string, string> {
  const moving = [...placed.values()].filter(({ moves }) => moves);
  const movers = new Set(moving.map(({ employee }) => employee.employeeId));
  const taken = new Set(
    employees.filter(({ employeeId }) => !movers.has(employeeId)).map(({ extension }) => plain(extension)),
  );
  taken.delete('');
  const extensions = new Map<string, string>();
  const left: Employee[] = [];
  for (const { person, employee } of moving) {
    if (taken.has(person.extension)) left.push(employee);
    else extensions.set(employee.employeeId, person.extension);
    if (person.extension !== '') taken.add(person.extension);
  }
  for (const { employeeId, extension } of left) {
    const isFree = !taken.has(plain(extension));
    extensions.set(employeeId, isFree ? extension : '');
    if (isFree && extension !== '') taken.add(plain(extension));
  }
  return extensions;
}

/** Finds an employee who is there already: at her extension, else under a name that nobody else has. Each is found once. */
function createTakingUp(employees: readonly Employee[], given: Given): (person: Person) => Employee | undefined {
  const takenUp = new Set(Object.values(given).map(({ employeeId }) => employeeId));
  const atExtension = grouped(employees, ({ extension }) => plain(extension));
  const called = grouped(employees, ({ name }) => nameKey(name));
  const isFree = ({ employeeId }: Employee): boolean => !takenUp.has(employeeId);
  return ({ name, extension }) => {
    const there = extension === '' ? undefined : atExtension.get(extension)?.find(isFree);
    const namesakes = there === undefined ? (called.get(nameKey(name)) ?? []).filter(isFree) : [];
    const found = there ?? (namesakes.length === 1 ? namesakes[0] : undefined);
    if (found !== undefined) takenUp.add(found.employeeId);
    return found;
  };
}

function grouped(employees: readonly Employee[], keyOf: (employee: Employee) => string): Map<string, Employee[]> {
  const groups = new Map<string, Employee[]>();
  for (const employee of employees) {
    const group = groups.get(keyOf(employee));
    if (group === undefined) groups.set(keyOf(employee), [employee]);
    else group.push(employee);
  }
  return groups;
}

function plain(extension: string): string {
  return extension.replace(/\s/g, '');
}

function nameKey(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}
