import type { EmployeeView } from '#core/routing/staff.ts';
import { foldedWords } from '#core/text/fold.ts';

/** The words an employee is found by; folded once, lamps change them not. */
const words = new Map<string, readonly string[]>();

function wordsOf({ name, department, extension, mobile }: EmployeeView): readonly string[] {
  const text = `${name}\n${department}\n${extension}\n${mobile.replaceAll(/[^\d+]/g, '')}`;
  const known = words.get(text);
  if (known !== undefined) return known;
  const folded = foldedWords(text);
  words.set(text, folded);
  return folded;
}

/** Every word typed begins a word of the name, of the department, the extension or the mobile number; in any script. */
export function findEmployees(
  staff: readonly string[],
  employees: Readonly<Record<string, EmployeeView>>,
  query: string,
): readonly string[] {
  const wanted = foldedWords(query);
  if (wanted.length === 0) return staff;
  const found = staff.filter((employeeId) => {
    const employee = employees[employeeId];
    if (employee === undefined) return false;
    const has = wordsOf(employee);
    return wanted.every((word) => has.some((one) => one.startsWith(word)));
  });
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
