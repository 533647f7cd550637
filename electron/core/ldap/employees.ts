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
}

const fields = ['name', 'department', 'extension', 'mobile'] as const;

/**
 * The employees with what the directory server says of them. A field that was changed by hand stays as it is; an employee
 * who was removed by hand does not come back; somebody who is there already under her extension or name is taken up.
 */
export function mergeEmployees(
  people: readonly Person[],
  employees: readonly Employee[],
  given: Given,
  nextId: () => string,
): MergedEmployees {
  const now = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const takenUp = new Set(Object.values(given).map(({ employeeId }) => employeeId));
  const next: Record<string, GivenEmployee> = {};
  for (const person of people) {
    if ((person.extension === '' && person.mobile === '') || Object.hasOwn(next, person.key)) continue;
    const before = Object.hasOwn(given, person.key) ? given[person.key] : undefined;
    const found = before === undefined ? alreadyThere(person, now, takenUp) : now.get(before.employeeId);
    if (before !== undefined && found === undefined) {
      next[person.key] = before;
      continue;
    }
    const employee = found ?? blank(nextId());
    takenUp.add(employee.employeeId);
    now.set(employee.employeeId, merged(employee, person, found === undefined ? employee : before, now));
    const { name, department, extension, mobile } = person;
    next[person.key] = { employeeId: employee.employeeId, name, department, extension, mobile };
  }
  const before = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const gone = Object.entries(given).filter(([key]) => !Object.hasOwn(next, key));
  return {
    changed: [...now.values()].filter((employee) => employee !== before.get(employee.employeeId)),
    given: { ...Object.fromEntries(gone), ...next },
    gone: gone.flatMap(([, { employeeId }]) => now.get(employeeId)?.name ?? []),
  };
}

/** `base`: what was there before anybody changed it; undefined: nobody knows, so that only gaps are filled. */
function merged(
  employee: Employee,
  person: Person,
  base: Pick<Employee, (typeof fields)[number]> | undefined,
  all: ReadonlyMap<string, Employee>,
): Employee {
  const changes = fields.filter((field) => {
    const untouched = base === undefined ? employee[field] === '' : employee[field] === base[field];
    if (!untouched || employee[field] === person[field]) return false;
    if (field === 'name') return person.name !== '';
    return field !== 'extension' || isFree(person.extension, employee.employeeId, all);
  });
  return changes.length === 0
    ? employee
    : { ...employee, ...Object.fromEntries(changes.map((field) => [field, person[field]])) };
}

/** Two employees must not have one extension. */
function isFree(extension: string, employeeId: string, all: ReadonlyMap<string, Employee>): boolean {
  if (extension === '') return true;
  return [...all.values()].every(
    (other) => other.employeeId === employeeId || other.extension.replace(/\s/g, '') !== extension,
  );
}

function alreadyThere(
  { name, extension }: Person,
  all: ReadonlyMap<string, Employee>,
  takenUp: ReadonlySet<string>,
): Employee | undefined {
  const free = [...all.values()].filter(({ employeeId }) => !takenUp.has(employeeId));
  const atExtension = free.find((one) => extension !== '' && one.extension.replace(/\s/g, '') === extension);
  if (atExtension !== undefined) return atExtension;
  const called = free.filter((one) => nameKey(one.name) === nameKey(name));
  return called.length === 1 ? called[0] : undefined;
}

function nameKey(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}

function blank(employeeId: string): Employee {
  return { employeeId, name: '', department: '', extension: '', mobile: '', hours: null, absences: [], deputies: [] };
}
