import { expect, test } from 'vitest';
import { readCompany } from '#core/caller/readCompany.ts';

const contact = { contactId: 'c1', name: 'Marta', class: 'client', numbers: ['+493055501482'], responsible: 'e1' };
const employee = { employeeId: 'e1', name: 'Olena', department: 'Sales', extension: '214' };
const office = {
  version: 1,
  name: 'Portico',
  contacts: [contact],
  employees: [employee],
  publicNumbers: [],
  numberRules: [],
};

test('a company file is read, also with the byte order mark of Windows', () => {
  const company = {
    ...office,
    contacts: [{ ...contact, company: '' }],
    employees: [{ ...employee, mobile: '', hours: null, absences: [], deputies: [] }],
    routing: [],
    classes: [],
    headerRules: [],
    weights: {},
  };
  expect(readCompany(JSON.stringify(office))).toEqual({ ok: true, value: company });
  expect(readCompany(`\uFEFF${JSON.stringify(office)}`)).toEqual({ ok: true, value: company });
});

test.each<[string, string, string, string | undefined]>([
  ['no JSON', '{', 'not-json', undefined],
  ['a list', '[]', 'wrong-value', ''],
  ['a key nobody knows', JSON.stringify({ ...office, contacs: [] }), 'wrong-value', 'contacs'],
  [
    'a national number',
    JSON.stringify({ ...office, contacts: [{ ...contact, numbers: ['0305550148'] }] }),
    'wrong-value',
    'contacts.0.numbers.0',
  ],
  ['one contact twice', JSON.stringify({ ...office, contacts: [contact, contact] }), 'twice', 'contacts.1.contactId'],
  [
    'one employee twice',
    JSON.stringify({ ...office, employees: [employee, employee] }),
    'twice',
    'employees.1.employeeId',
  ],
  [
    'one class twice',
    JSON.stringify({ ...office, classes: [{ class: 'vip' }, { class: 'vip' }] }),
    'twice',
    'classes.1.class',
  ],
  [
    'a class in a colour that is none',
    JSON.stringify({ ...office, classes: [{ class: 'vip', colour: 'gold' }] }),
    'wrong-value',
    'classes.0.colour',
  ],
  [
    'a class that is no id',
    JSON.stringify({ ...office, classes: [{ class: 'VIP' }] }),
    'wrong-value',
    'classes.0.class',
  ],
  [
    'a deputy whom nobody knows',
    JSON.stringify({ ...office, employees: [{ ...employee, deputies: ['e1', 'e9'] }] }),
    'nobody',
    'employees.0.deputies.1',
  ],
  [
    'a rule for somebody who is not there',
    JSON.stringify({ ...office, routing: [{ class: 'client', targets: [{ employeeId: 'e9' }] }] }),
    'nobody',
    'routing.0.targets.0.employeeId',
  ],
  [
    'an account of nobody',
    JSON.stringify({ ...office, contacts: [{ ...contact, responsible: 'e2' }] }),
    'nobody',
    'contacts.0.responsible',
  ],
])('a company file with %s is refused with its place', (_, text, error, detail) => {
  expect(readCompany(text)).toEqual(detail === undefined ? { ok: false, error } : { ok: false, error, detail });
});
