import { describe, expect, it } from 'vitest';
import type { Employee } from '#core/caller/company.ts';
import { type Given, mergeEmployees } from '#core/ldap/employees.ts';
import type { Person } from '#core/ldap/person.ts';

function person(key: string, changed: Partial<Person> = {}): Person {
  return {
    key,
    name: 'Olena Koval',
    company: '',
    department: 'Sales',
    numbers: [],
    extension: '201',
    mobile: '',
    ...changed,
  };
}

function employee(employeeId: string, changed: Partial<Employee> = {}): Employee {
  return {
    employeeId,
    name: 'Olena Koval',
    department: 'Sales',
    extension: '201',
    mobile: '',
    hours: null,
    absences: [],
    deputies: [],
    ...changed,
  };
}

/** Reads the server one time after the other; the office changes employees between. */
function office(start: readonly Employee[] = []) {
  let employees = [...start];
  let given: Given = {};
  let last = 0;
  const change = (changed: Employee): void => {
    employees = [...employees.filter(({ employeeId }) => employeeId !== changed.employeeId), changed];
  };
  return {
    change,
    remove: (employeeId: string): void => {
      employees = employees.filter((one) => one.employeeId !== employeeId);
    },
    read: (...people: readonly Person[]) => {
      const merged = mergeEmployees(people, employees, given, () => {
        last += 1;
        return `new-${last}`;
      });
      given = merged.given;
      for (const one of merged.changed) change(one);
      return merged;
    },
    employees: () => employees.toSorted((a, b) => a.employeeId.localeCompare(b.employeeId)),
  };
}

describe('employees from the directory server', () => {
  it('come once, and follow what the server says of them', () => {
    const { read, employees } = office();
    read(person('k1'), person('k2', { name: 'Ivan', extension: '', mobile: '' }));
    expect(employees()).toEqual([employee('new-1')]);
    expect(read(person('k1')).changed).toEqual([]);
    read(person('k1', { name: 'Olena Bondar', department: 'Service', extension: '305' }));
    expect(employees()).toEqual([employee('new-1', { name: 'Olena Bondar', department: 'Service', extension: '305' })]);
  });

  it('keep what was changed by hand, field by field, and the rest goes on', () => {
    const { read, change, employees } = office();
    read(person('k1'));
    change(employee('new-1', { department: 'Key accounts', deputies: ['x'] }));
    read(person('k1', { department: 'Service', mobile: '+380 67 555 09 14' }));
    expect(employees()).toEqual([
      employee('new-1', { department: 'Key accounts', deputies: ['x'], mobile: '+380 67 555 09 14' }),
    ]);
  });

  it('who are there already are taken up under their extension or name, and only gaps are filled', () => {
    const { read, employees } = office([
      employee('a', { name: 'Olena K.', department: '' }),
      employee('b', { name: 'KOVALENKO Petro', extension: '' }),
    ]);
    read(person('k1'), person('k2', { name: 'Petro Kovalenko', extension: '202' }));
    expect(employees()).toEqual([
      employee('a', { name: 'Olena K.', department: 'Sales' }),
      employee('b', { name: 'KOVALENKO Petro', extension: '202' }),
    ]);
  });

  it('who were removed by hand do not come back, and who is gone from the server stays and is named', () => {
    const { read, remove, employees } = office();
    read(person('k1'), person('k2', { name: 'Petro', extension: '202' }));
    remove('new-1');
    expect(read(person('k1'))).toMatchObject({ changed: [], gone: ['Petro'] });
    expect(employees().map(({ name }) => name)).toEqual(['Petro']);
    expect(read(person('k1'), person('k2', { name: 'Petro', extension: '202' })).gone).toEqual([]);
    expect(employees().map(({ name }) => name)).toEqual(['Petro']);
  });

  it('never share an extension', () => {
    const { read, employees } = office();
    read(person('k1'), person('k2', { name: 'Petro' }));
    expect(employees().map(({ extension }) => extension)).toEqual(['201', '']);
  });

  it('move round with their extensions in one reading', () => {
    const { read, employees } = office();
    const at = (...extensions: readonly string[]) =>
      extensions.map((extension, nth) => person(`k${nth}`, { name: `N${nth}`, extension }));
    read(...at('201', '202', '203'));
    expect(read(...at('202', '203', '201'))).toMatchObject({ extensionTaken: [] });
    expect(employees().map(({ extension }) => extension)).toEqual(['202', '203', '201']);
  });

  it('get an extension that was another’s as soon as it is free, and until then are named', () => {
    const { read, change, employees } = office();
    read(person('k1'), person('k2', { name: 'Petro', extension: '202' }));
    // By hand, so that it stays hers whatever the server says.
    change(employee('new-2', { name: 'Petro', extension: '300' }));
    change(employee('c', { name: 'Iryna', extension: '305' }));
    const moved = [person('k1', { extension: '305' }), person('k2', { name: 'Petro', extension: '201' })];
    expect(read(...moved).extensionTaken).toEqual(['Olena Koval']);
    expect(employees().map(({ extension }) => extension)).toEqual(['305', '201', '300']);
    change(employee('c', { name: 'Iryna', extension: '306' }));
    expect(read(...moved).extensionTaken).toEqual([]);
    expect(employees().map(({ extension }) => extension)).toEqual(['306', '305', '300']);
  });
});
