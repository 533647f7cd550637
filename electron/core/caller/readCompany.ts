import { failed, ok, type Result } from '../support/result.ts';
import { Company } from './company.ts';

export type CompanyProblem =
  | 'not-json'
  /** A key is missing, unknown, or has a value that cannot be. */
  | 'wrong-value'
  /** Two contacts, two employees or two classes with one id. */
  | 'twice'
  /** `responsible`, an owner, a deputy or a rule's target names nobody of the employees. */
  | 'nobody';

/** The text of a company file as a company, or the first thing that is wrong with `detail` as its place: contacts.3.numbers.0 */
export function readCompany(text: string): Result<Company, CompanyProblem> {
  let json: unknown;
  try {
    // A byte order mark is what Windows' Notepad puts in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed('not-json');
  }
  const parsed = Company.safeParse(json);
  if (!parsed.success) return failed('wrong-value', placeOf(parsed.error.issues[0]));
  const company = parsed.data;
  const contact = firstTwice(company.contacts.map(({ contactId }) => contactId));
  if (contact !== null) return failed('twice', `contacts.${contact}.contactId`);
  const employee = firstTwice(company.employees.map(({ employeeId }) => employeeId));
  if (employee !== null) return failed('twice', `employees.${employee}.employeeId`);
  const callerClass = firstTwice(company.classes.map((entry) => entry.class));
  if (callerClass !== null) return failed('twice', `classes.${callerClass}.class`);
  const nobody = firstNobody(company);
  return nobody === null ? ok(company) : failed('nobody', nobody);
}

/** The place that names an employee whom the company does not have. */
function firstNobody({ contacts, employees, publicNumbers, routing }: Company): string | null {
  const staff = new Set(employees.map(({ employeeId }) => employeeId));
  const contact = contacts.findIndex(({ responsible }) => responsible !== undefined && !staff.has(responsible));
  if (contact !== -1) return `contacts.${contact}.responsible`;
  for (const [index, { deputies }] of employees.entries()) {
    const deputy = deputies.findIndex((employeeId) => !staff.has(employeeId));
    if (deputy !== -1) return `employees.${index}.deputies.${deputy}`;
  }
  const number = publicNumbers.findIndex(({ owner }) => owner !== undefined && !staff.has(owner));
  if (number !== -1) return `publicNumbers.${number}.owner`;
  for (const [index, { targets }] of routing.entries()) {
    const target = targets.findIndex(({ employeeId }) => !staff.has(employeeId));
    if (target !== -1) return `routing.${index}.targets.${target}.employeeId`;
  }
  return null;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** For a key nobody knows: the key itself, not only the object it stands in. */
function placeOf(issue: Issue | undefined): string {
  return [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])].map(String).join('.');
}

function firstTwice(ids: readonly string[]): number | null {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) return index;
    seen.add(id);
  }
  return null;
}
