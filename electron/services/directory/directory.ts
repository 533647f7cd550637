import { cleanName } from '#core/caller/cleanText.ts';
import type { Contact, Employee } from '#core/caller/company.ts';
import type { DirectoryStore, Office } from '#core/caller/directoryStore.ts';
import { understandNumber } from '#core/caller/number.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { Ids } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

export interface DirectoryPorts {
  readonly store: DirectoryStore;
  readonly ids: Ids;
  /** ISO 3166 alpha-2 of the desk, as it is now. */
  readonly country: () => string;
  /** What the office says of itself, as it is now. */
  readonly office: () => Office;
  /** A rule or playbook in force gives calls to this employee. */
  readonly isNamed: (employeeId: string) => boolean;
  /** An employee was added, changed or removed: lamps, ranking and callers' names follow. */
  readonly onOffice: (office: Office) => void;
}

/** Besides the page's questions what the company's directory server asks. */
export interface DirectoryHandlers extends HandlersOf<'directory'> {
  /** In turn with every other change of employees; `change` answers those that are new or different. */
  readonly changeEmployees: (
    change: (employees: readonly Employee[]) => readonly Employee[],
  ) => Promise<Result<null, 'not-written'>>;
}

/** The directory's questions; the office is told anew whenever something of it is saved. */
export function createDirectoryHandlers(ports: DirectoryPorts): DirectoryHandlers {
  const { store, ids } = ports;
  // One after the other: two desks' pages must not give one extension to two employees.
  const inTurn = createTurns();

  async function follow(): Promise<void> {
    ports.onOffice(await store.office());
  }

  async function saveContact(typed: Contact): Promise<Result<{ contactId: string }, RefusalCode>> {
    const tidy = tidyContact(typed);
    if (tidy.name === '') return failed('bad-request');
    const isNew = tidy.contactId === '';
    const before = isNew ? null : await store.contact(tidy.contactId);
    // Removed by another page meanwhile: it does not come back by being changed.
    if (!isNew && before === null) return failed('not-there');
    const contact = withoutGone(tidy);
    const isGone = contact.responsible !== tidy.responsible;
    if (isGone && tidy.responsible !== before?.responsible) return failed('not-there');
    const contactId = isNew ? ids.next() : contact.contactId;
    const saved = await store.saveContact({ ...contact, contactId });
    return saved.ok ? ok({ contactId }) : saved;
  }

  /** An imported contact may name somebody who was removed since: then it is in nobody's care. */
  function withoutGone(contact: Contact): Contact {
    const { responsible, ...rest } = contact;
    return responsible === undefined || works(responsible) ? contact : rest;
  }

  async function saveEmployee(typed: Employee): Promise<Result<{ employeeId: string }, RefusalCode>> {
    const employee = tidyEmployee(typed);
    const wrong = mistakeIn(employee);
    if (wrong !== null) return failed(wrong);
    const employeeId = employee.employeeId === '' ? ids.next() : employee.employeeId;
    const saved = await store.saveEmployees([{ ...employee, employeeId }]);
    if (!saved.ok) return saved;
    await follow();
    return ok({ employeeId });
  }

  function mistakeIn({ employeeId, name, extension, deputies }: Employee): RefusalCode | null {
    if (name === '' || (employeeId !== '' && deputies.includes(employeeId))) return 'bad-request';
    if (employeeId !== '' && !works(employeeId)) return 'not-there';
    if (!deputies.every(works)) return 'not-there';
    return isFree(extension, employeeId) ? null : 'bad-number';
  }

  function works(employeeId: string): boolean {
    return ports.office().employees.some((employee) => employee.employeeId === employeeId);
  }

  /** A short number that can be dialled and is nobody else's; '' is an employee without a telephone. */
  function isFree(extension: string, employeeId: string): boolean {
    if (extension === '') return true;
    const taken = ports
      .office()
      .employees.some((other) => other.extension === extension && other.employeeId !== employeeId);
    return !taken && /^[\w.*#+-]{1,40}$/.test(extension);
  }

  async function removeEmployee(employeeId: string): Promise<Result<Record<string, never>, RefusalCode>> {
    if (!works(employeeId)) return failed('not-there');
    const office = ports.office();
    const owns = office.publicNumbers.some(({ owner }) => owner === employeeId);
    if (owns || ports.isNamed(employeeId)) return failed('still-named');
    const withoutHer = office.employees
      .filter(({ deputies }) => deputies.includes(employeeId))
      .map((employee) => ({ ...employee, deputies: employee.deputies.filter((deputy) => deputy !== employeeId) }));
    const removed = await store.removeEmployee(employeeId, withoutHer);
    if (!removed.ok) return removed;
    await follow();
    return ok({});
  }

  async function changeEmployees(
    change: (employees: readonly Employee[]) => readonly Employee[],
  ): Promise<Result<null, 'not-written'>> {
    const changed = change(ports.office().employees);
    if (changed.length === 0) return ok(null);
    const saved = await store.saveEmployees(changed.map((employee) => tidyEmployee(employee)));
    if (saved.ok) await follow();
    return saved;
  }

  return {
    changeEmployees: (change) => inTurn(() => changeEmployees(change)),
    'directory.contacts': async (query) => ok(await store.contacts(query)),
    'directory.contact': async ({ contactId }) => ok(await store.contact(contactId)),
    'directory.origin': async ({ contactId }) => ok({ origin: await store.imports.origin(contactId) }),
    'directory.take-source': async ({ contactId }) => {
      const taken = await store.imports.takeSourceAgain(contactId);
      return taken.ok ? ok({}) : taken;
    },
    'directory.size': async () => {
      const [contacts, { broken }] = await Promise.all([store.size(), store.imports.standing()]);
      return ok({ contacts, isWhole: broken === null });
    },
    'directory.save-contact': (contact) => inTurn(() => saveContact(contact)),
    'directory.remove-contact': async ({ contactId }) => {
      const removed = await store.removeContact(contactId);
      return removed.ok ? ok({}) : removed;
    },
    'directory.number': ({ text }) => {
      const { e164, shown } = understandNumber(text, ports.country());
      return ok({ number: e164 === null ? null : { e164, shown } });
    },
    'directory.employees': () => ok({ employees: [...ports.office().employees] }),
    'directory.save-employee': (employee) => inTurn(() => saveEmployee(employee)),
    'directory.remove-employee': ({ employeeId }) => inTurn(() => removeEmployee(employeeId)),
  };
}

/** What is typed or pasted is shown to callers' names' neighbours: harmless, one line, each number once. */
function tidyContact(contact: Contact): Contact {
  return {
    ...contact,
    name: cleanName(contact.name),
    company: cleanName(contact.company),
    numbers: [...new Set(contact.numbers)],
  };
}

function tidyEmployee(employee: Employee): Employee {
  return {
    ...employee,
    name: cleanName(employee.name),
    department: cleanName(employee.department),
    extension: employee.extension.replace(/\s/g, ''),
    deputies: [...new Set(employee.deputies)],
  };
}
