import type { EmployeeView } from '#core/routing/staff.ts';
import { type Findable, findIn, findable } from '#core/text/finding.ts';
import { foldedWords } from '#core/text/fold.ts';

/** What an employee is found by; made once, lamps change it not. */
const findables = new Map<string, Findable>();

function findableOf({ name, department, extension, mobile }: EmployeeView): Findable {
  const text = `${name}\n${department}\n${extension}\n${mobile.replaceAll(/[^\d+]/g, '')}`;
  const known = findables.get(text);
  if (known !== undefined) return known;
  const made = findable(text);
  findables.set(text, made);
  return made;
}

/**
 * Every word typed begins a word of the name, of the department, the extension or the mobile number; in any script. Who is
 * written otherwise and only sounds so ("shevchenko" for Шевченко) comes after the others.
 */
export function findEmployees(
  staff: readonly string[],
  employees: Readonly<Record<string, EmployeeView>>,
  query: string,
): readonly string[] {
  const wanted = foldedWords(query);
  if (wanted.length === 0) return staff;
  const here = staff.flatMap((employeeId) => employees[employeeId] ?? []);
  const found = findIn(here, findableOf, query).map(({ employeeId }) => employeeId);
  // Who has this very extension comes first: "20" is not "204".
  const [only] = wanted;
  const isHers = (employeeId: string) => wanted.length === 1 && employees[employeeId]?.extension === only;
  return found.toSorted((a, b) => Number(isHers(b)) - Number(isHers(a)));
}

/** A number that could be dialled and is nobody's extension; null for anything else. */
export function numberIn(query: string, employees: Readonly<Record<string, EmployeeView>>): string | null {
  const typed = query.trim();
  if (!/^\+?[\d\s().*#/-]+$/.test(typed)) return null;
  const dialled = typed.replace(/[^\d+*#]/g, '');
  if (dialled.replace(/\D/g, '').length < 2) return null;
  return Object.values(employees).some(({ extension }) => extension === dialled) ? null : typed;
}
