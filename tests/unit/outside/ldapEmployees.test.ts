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

  const petro = (extension: string, key = 'k2'): Person => person(key, { name: 'Petro', extension });
  const extensions = (all: readonly Employee[]): readonly string[] => all.map(({ extension }) => extension);

  it('never share an extension; who gets none is named, and gets it as soon as it is free', () => {
    const { read, employees } = office();
    expect(read(person('k1'), petro('201')).open).toEqual(['Petro 201']);
    expect(extensions(employees())).toEqual(['201', '']);
    expect(read(person('k1'), petro('201')).open).toEqual(['Petro 201']);
    expect(read(person('k1', { extension: '305' }), petro('201')).open).toEqual([]);
    expect(extensions(employees())).toEqual(['305', '201']);
  });

  it('who change their extensions with one another, or one after the other, have them all at once', () => {
    const { read, employees } = office();
    read(person('k1'), petro('202'), person('k3', { name: 'Ivan', extension: '203' }));
    read(person('k1', { extension: '202' }), petro('201'), person('k3', { name: 'Ivan', extension: '203' }));
    expect(extensions(employees())).toEqual(['202', '201', '203']);
    read(person('k1', { extension: '201' }), petro('203'), person('k3', { name: 'Ivan', extension: '204' }));
    expect(extensions(employees())).toEqual(['201', '203', '204']);
    expect(
      read(person('k1', { extension: '201' }), petro('203'), person('k3', { name: 'Ivan', extension: '204' })).changed,
    ).toEqual([]);
  });

  it('whose new extension somebody keeps by hand has no old one that has become another’s', () => {
    const { read, change, employees } = office([employee('x', { name: 'By hand', extension: '205' })]);
    read(person('k1'), petro('202'));
    const told = read(person('k1', { extension: '205' }), petro('201'));
    expect(told.open).toEqual(['Olena Koval 205']);
    expect(extensions(employees())).toEqual(['', '201', '205']);
    change(employee('x', { name: 'By hand', extension: '' }));
    expect(read(person('k1', { extension: '205' }), petro('201')).open).toEqual([]);
    expect(extensions(employees())).toEqual(['205', '201', '']);
  });

  it('five thousand are gone through once each, not each with each', () => {
    let compared = 0;
    const counted = (extension: string): Employee =>
      Object.defineProperty(employee(`e${extension}`, { name: `Name ${extension}` }), 'extension', {
        enumerable: true,
        get: () => {
          compared += 1;
          return extension;
        },
      });
    const many = Array.from({ length: 5_000 }, (_, at) => String(10_000 + at));
    const { read } = office(many.map(counted));
    read(...many.map((extension) => person(`k${extension}`, { name: `Name ${extension}`, extension })));
    expect(compared).toBeLessThan(200_000);
  });
});
