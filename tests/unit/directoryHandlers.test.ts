import { expect, onTestFinished, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Company, Contact, Employee } from '#core/caller/company.ts';
import type { DirectoryStore, Office } from '#core/caller/directoryStore.ts';
import { failed, ok } from '#core/support/result.ts';
import { openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';
import { noImports } from '../../electron/services/directory/noImports.ts';
import { openLookup } from '../../electron/adapters/sqlite/directoryLookup.ts';
import { ids } from '../../electron/adapters/machine/clock.ts';
import { companyStore } from '../../electron/services/directory/companyStore.ts';
import { createDirectoryHandlers } from '../../electron/services/directory/directory.ts';

const olena: Employee = {
  employeeId: 'e1',
  name: 'Olena Kovalenko',
  department: 'Sales',
  extension: '201',
  mobile: '',
  hours: null,
  absences: [],
  deputies: [],
};
const company: Company = {
  version: 1,
  name: 'Portico Logistics',
  contacts: [{ contactId: 'c1', name: 'Marta Brandt', company: '', class: 'client', numbers: ['+493023125148'] }],
  employees: [olena, { ...olena, employeeId: 'e2', name: 'Oleh Bondar', extension: '202', deputies: ['e3', 'e1'] }],
  publicNumbers: [],
  numberRules: [],
  routing: [{ class: 'client', topics: [], targets: [{ employeeId: 'e1', windows: [] }] }],
  classes: [],
  headerRules: [],
  weights: {},
};
const typed: Contact = { contactId: '', name: 'New One', company: '', class: 'partner', numbers: ['+380675550914'] };
const typedEmployee: Employee = { ...olena, employeeId: '', name: 'Iryna', extension: '203' };

/** A real directory without its threads, of which each test would start two. */
function storeIn(folder: string, contents: Company): DirectoryStore {
  const file = path.join(folder, 'directory.db');
  const companyFile = path.join(folder, 'company.json');
  writeFileSync(companyFile, JSON.stringify(contents));
  const opened = openKeeper({ file, companyFile, follow: false });
  if (!opened.ok) throw new Error(opened.error);
  const keeper = opened.value;
  const lookup = openLookup(file);
  return {
    lookUp: (numbers) => Promise.resolve(lookup.lookUp(numbers)),
    contacts: (query) => Promise.resolve(keeper.contacts(query)),
    contact: (contactId) => Promise.resolve(keeper.contact(contactId)),
    size: () => Promise.resolve(keeper.size()),
    saveContact: (contact) => Promise.resolve(keeper.saveContact(contact)),
    removeContact: (contactId) => Promise.resolve(keeper.removeContact(contactId)),
    office: () => Promise.resolve(keeper.office()),
    saveEmployees: (employees) => Promise.resolve(keeper.saveEmployees(employees)),
    removeEmployee: (employeeId, rest) => Promise.resolve(keeper.removeEmployee(employeeId, rest)),
    imports: {
      ...noImports,
      origin: (contactId) => Promise.resolve(keeper.origin(contactId)),
      takeSourceAgain: (contactId) => Promise.resolve(keeper.takeSourceAgain(contactId)),
    },
    savePublicNumber: (entry, was) => Promise.resolve(keeper.savePublicNumber(entry, was)),
    removePublicNumber: (number) => Promise.resolve(keeper.removePublicNumber(number)),
    saveClasses: (wanted) => Promise.resolve(keeper.saveClasses(wanted)),
    findPerson: (person) => Promise.resolve(keeper.findPerson(person)),
    forgetPerson: (person) => Promise.resolve(keeper.forgetPerson(person)),
    playbooks: {
      kept: () => Promise.resolve(keeper.playbooks()),
      version: (cls, version) => Promise.resolve(keeper.playbookVersion(cls, version)),
      saveDraft: (cls, draft) => Promise.resolve(keeper.saveDraft(cls, draft)),
      publish: (published, draft) => Promise.resolve(keeper.publishPlaybook(published, draft)),
      publishTopics: (all, merges) => Promise.resolve(keeper.publishTopics(all, merges)),
      dismiss: (proposal, count) => Promise.resolve(keeper.dismissProposal(proposal, count)),
    },
    close: () => {
      lookup.close();
      keeper.close();
      return Promise.resolve();
    },
  };
}

/** The handlers over a real directory, with what they told of the office. */
async function desk() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-handlers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const third = { ...olena, employeeId: 'e3', name: 'Third', extension: '' };
  const store = storeIn(folder, { ...company, employees: [...company.employees, third] });
  onTestFinished(store.close);
  const offices: Office[] = [];
  let office = await store.office();
  const handlers = createDirectoryHandlers({
    store,
    ids,
    country: () => 'UA',
    office: () => office,
    isNamed: (employeeId) => employeeId === 'e1',
    onOffice: (changed) => {
      office = changed;
      offices.push(changed);
    },
  });
  return { store, handlers, offices };
}

test('a new contact gets an id of its own and is known from the next call on', async () => {
  const { handlers, store } = await desk();
  const saved = await handlers['directory.save-contact']({
    ...typed,
    name: '  New\u202E   One ',
    numbers: ['+380675550914', '+380675550914'],
    responsible: 'e1',
  });
  if (!saved.ok) throw new Error(saved.error);
  const { contactId } = saved.value;
  const kept = { ...typed, contactId, responsible: 'e1' };
  expect(contactId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await handlers['directory.contact']({ contactId })).toEqual(ok(kept));
  expect((await store.lookUp(['+380675550914']))[0]?.name).toBe('New One');
  expect(await handlers['directory.size']({})).toEqual(ok({ contacts: 2, isWhole: true }));
});

test('a contact is changed while its call rings: the next look-up has it, and a removed one does not come back', async () => {
  const { handlers, store } = await desk();
  const [before, saved, after] = await Promise.all([
    store.lookUp(['+493023125148']),
    handlers['directory.save-contact']({ ...company.contacts[0], ...typed, contactId: 'c1', name: 'Marta Vogt' }),
    store.lookUp(['+493023125148']),
  ]);
  expect(saved).toEqual(ok({ contactId: 'c1' }));
  expect(before[0]?.name).toBe('Marta Brandt');
  // Asked while it was saved: the old or the new, never half of it.
  expect([null, 'Marta Brandt']).toContain(after[0]?.name ?? null);
  expect((await store.lookUp(['+493023125148', '+380675550914'])).map((known) => known?.name ?? null)).toEqual([
    null,
    'Marta Vogt',
  ]);
  expect(await handlers['directory.remove-contact']({ contactId: 'c1' })).toEqual(ok({}));
  expect(await handlers['directory.remove-contact']({ contactId: 'c1' })).toEqual(failed('not-there'));
  expect(await handlers['directory.save-contact']({ ...typed, contactId: 'c1' })).toEqual(failed('not-there'));
});

test('a contact without a name, or in the care of nobody, is refused', async () => {
  const { handlers } = await desk();
  expect(await handlers['directory.save-contact']({ ...typed, name: ' \u200B ' })).toEqual(failed('bad-request'));
  expect(await handlers['directory.save-contact']({ ...typed, responsible: 'e9' })).toEqual(failed('not-there'));
  expect(await handlers['directory.size']({})).toEqual(ok({ contacts: 1, isWhole: true }));
});

test('a contact whose employee was removed since can be changed all the same, and is in nobody’s care then', async () => {
  const { handlers, store } = await desk();
  // As an import leaves it: nobody asks imported contacts before an employee is removed.
  await store.saveContact({ ...typed, contactId: 'i1', responsible: 'e9' });
  const change = async (responsible: string | undefined) =>
    handlers['directory.save-contact']({
      ...typed,
      contactId: 'i1',
      ...(responsible === undefined ? {} : { responsible }),
    });
  expect(await change('e8')).toEqual(failed('not-there'));
  expect(await change('e9')).toEqual(ok({ contactId: 'i1' }));
  expect(await store.contact('i1')).toEqual({ ...typed, contactId: 'i1' });
  await store.saveContact({ ...typed, contactId: 'i1', responsible: 'e9' });
  expect(await change(undefined)).toEqual(ok({ contactId: 'i1' }));
});

test('a contact in the care of somebody who has left is saved all the same, in nobody’s care', async () => {
  const { handlers, store } = await desk();
  // As a source gives it, whatever became of the employee.
  await store.saveContact({ ...typed, contactId: 'c7', name: 'Nord', responsible: 'gone' });
  const changed = { ...typed, contactId: 'c7', name: 'Nord KG', responsible: 'gone' };
  expect(await handlers['directory.save-contact']({ ...changed, responsible: 'e9' })).toEqual(failed('not-there'));
  expect(await handlers['directory.save-contact'](changed)).toEqual(ok({ contactId: 'c7' }));
  const { responsible: _, ...kept } = changed;
  expect(await handlers['directory.contact']({ contactId: 'c7' })).toEqual(ok(kept));
});

test('a number is read as the desk’s country writes it', async () => {
  const { handlers } = await desk();
  const read = async (text: string) => handlers['directory.number']({ text });
  expect(await read('067 555 09 14')).toEqual(ok({ number: { e164: '+380675550914', shown: '+380 67 555 09 14' } }));
  expect(await read('+49 30 23125148')).toEqual(ok({ number: { e164: '+493023125148', shown: '+49 30 23125148' } }));
  for (const none of ['201', '', 'anonymous', 'Marta']) expect(await read(none)).toEqual(ok({ number: null }));
});

test('an employee is added, and all who follow the office are told', async () => {
  const { handlers, offices } = await desk();
  const saved = await handlers['directory.save-employee']({ ...typedEmployee, extension: ' 2 03 ' });
  if (!saved.ok) throw new Error(saved.error);
  const added = { ...typedEmployee, employeeId: saved.value.employeeId };
  expect(offices.map(({ employees }) => employees.find(({ employeeId }) => employeeId === added.employeeId))).toEqual([
    added,
  ]);
  const listed = await handlers['directory.employees']({});
  expect(listed.ok && listed.value.employees.map(({ name }) => name)).toEqual([
    'Iryna',
    'Oleh Bondar',
    'Olena Kovalenko',
    'Third',
  ]);
});

test('two pages that give one extension at the same time do not both get it', async () => {
  const { handlers } = await desk();
  const [one, other] = await Promise.all([
    handlers['directory.save-employee'](typedEmployee),
    handlers['directory.save-employee']({ ...typedEmployee, name: 'Another' }),
  ]);
  expect([one.ok, other]).toEqual([true, failed('bad-number')]);
});

test.each<[string, Partial<Employee>, string]>([
  ['without a name', { name: ' ' }, 'bad-request'],
  ['with the extension of another', { extension: '201' }, 'bad-number'],
  ['with an extension that cannot be dialled', { extension: '<sip:x>' }, 'bad-number'],
  ['with a deputy whom nobody knows', { deputies: ['e9'] }, 'not-there'],
  ['who was removed meanwhile', { employeeId: 'e9' }, 'not-there'],
  ['who is her own deputy', { employeeId: 'e2', deputies: ['e2'] }, 'bad-request'],
])('an employee %s is refused and nobody is told', async (_, wrong, code) => {
  const { handlers, offices } = await desk();
  expect(await handlers['directory.save-employee']({ ...typedEmployee, ...wrong })).toEqual(failed(code));
  expect(offices).toEqual([]);
});

test('several employees may have no telephone', async () => {
  const { handlers } = await desk();
  expect(await handlers['directory.save-employee']({ ...typedEmployee, extension: '' })).toMatchObject({ ok: true });
});

test('an employee named by a rule or a contact stays; one who leaves is nobody’s deputy any more', async () => {
  const { handlers, offices } = await desk();
  expect(await handlers['directory.remove-employee']({ employeeId: 'e1' })).toEqual(failed('still-named'));
  await handlers['directory.save-contact']({ ...typed, responsible: 'e2' });
  expect(await handlers['directory.remove-employee']({ employeeId: 'e2' })).toEqual(failed('still-named'));
  expect(await handlers['directory.remove-employee']({ employeeId: 'e3' })).toEqual(ok({}));
  expect(await handlers['directory.remove-employee']({ employeeId: 'e3' })).toEqual(failed('not-there'));
  expect(offices.at(-1)?.employees.map(({ employeeId, deputies }) => [employeeId, deputies])).toEqual([
    ['e2', ['e1']],
    ['e1', []],
  ]);
});

test('where the directory’s own file cannot be made callers are known all the same, and nothing is saved', async () => {
  const store = companyStore(company);
  const office = await store.office();
  const handlers = createDirectoryHandlers({
    store,
    ids,
    country: () => 'UA',
    office: () => office,
    isNamed: () => false,
    onOffice: () => undefined,
  });
  expect((await store.lookUp(['+493023125148', '+380675550914'])).map((known) => known?.name ?? null)).toEqual([
    'Marta Brandt',
    null,
  ]);
  expect(await handlers['directory.contacts']({ text: 'mart 3125', after: null, limit: 10 })).toEqual(
    ok({ contacts: company.contacts, more: false }),
  );
  expect(await handlers['directory.save-contact'](typed)).toEqual(failed('not-written'));
  expect(await handlers['directory.save-employee'](typedEmployee)).toEqual(failed('not-written'));
});

test('a contact of the office’s own has no source whose word could be taken', async () => {
  const { handlers } = await desk();
  const own = { source: null, changedByHand: false, beneath: null, imported: null, merged: [] };
  expect(await handlers['directory.origin']({ contactId: 'c1' })).toEqual(ok({ origin: own }));
  expect(await handlers['directory.origin']({ contactId: 'nobody' })).toEqual(ok({ origin: null }));
  expect(await handlers['directory.take-source']({ contactId: 'c1' })).toEqual(failed('not-there'));
});
