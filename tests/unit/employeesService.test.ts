import { expect, test } from 'vitest';
import type { Employee } from '#core/caller/company.ts';
import { onlyLine } from '#core/call/line.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { createEmployees } from '../../electron/services/employees/employees.ts';
import { fakeClock } from '../fakes/clock.ts';

/** Friday, 21 November 2025, 10:00 in Kyiv. */
const morning = 1_763_712_000_000;
const hour = 3_600_000;
const office: OfficeHours = {
  week: [
    { day: 5, from: '09:00', until: '13:00' },
    { day: 5, from: '14:00', until: '18:00' },
  ],
  holidays: [],
};

function employee(employeeId: string, extension: string, more: Partial<Employee> = {}): Employee {
  return {
    employeeId,
    name: employeeId,
    department: '',
    extension,
    mobile: '',
    hours: null,
    absences: [],
    deputies: [],
    ...more,
  };
}

const clinic = { lineId: 'clinic', name: 'Clinic' };

function deskOf(employees: readonly Employee[], hours = office) {
  const clock = fakeClock(morning);
  const pushed: Pick<PushOf<'desk.changed'>, 'employees' | 'staff'>[] = [];
  const watched: (readonly string[])[] = [];
  const staff = createEmployees({
    calendars: new Map(),
    clock,
    timers: clock,
    employees,
    office: hours,
    publish: (changed) => pushed.push(changed),
    lineOf: (lineId) => (lineId === 'clinic' ? clinic : onlyLine),
    watch: (lineId, extensions) => watched.push(lineId === 'main' ? extensions : [lineId, ...extensions]),
  });
  pushed.length = 0;
  return { clock, staff, pushed, watched };
}

const here = { state: 'here', until: morning + 3 * hour, note: '' } as const;
const unknown = { state: 'unknown', since: null } as const;
const olena = {
  employeeId: 'Olena',
  name: 'Olena',
  department: '',
  extension: '210',
  line: null,
  mobile: '',
  lamp: unknown,
  presence: here,
};

test('nobody’s lamp is free before the telephone has said so', () => {
  const { staff, watched } = deskOf([employee('Olena', '210'), employee('Ada', '')]);
  expect(staff.views()).toEqual([{ ...olena, employeeId: 'Ada', name: 'Ada', extension: '' }, olena]);
  expect(watched).toEqual([['210']]);
});

test('a lamp is told for those at that telephone and for nobody else', () => {
  const { staff, pushed } = deskOf([employee('Olena', '2 10'), employee('Ada', '210'), employee('Bob', '211')]);
  const busy = { state: 'busy', since: morning } as const;
  staff.onLamp({ lineId: 'main', extension: '210', lamp: busy });
  expect(pushed).toEqual([
    {
      employees: [
        { ...olena, employeeId: 'Ada', name: 'Ada', lamp: busy },
        { ...olena, extension: '2 10', lamp: busy },
      ],
    },
  ]);
  staff.onLamp({ lineId: 'main', extension: '210', lamp: { ...busy } });
  staff.onLamp({ lineId: 'main', extension: '999', lamp: busy });
  expect(pushed).toHaveLength(1);
  expect(staff.views().map(({ lamp }) => lamp.state)).toEqual(['busy', 'unknown', 'busy']);
});

test('what somebody says of herself counts while the hours have her at work, and is told for those at that telephone', () => {
  const { clock, staff, pushed } = deskOf([employee('Olena', '210')]);
  staff.onPresence({ lineId: 'main', extension: '210', presence: { state: 'meeting', note: 'Budget' } });
  staff.onPresence({ lineId: 'main', extension: '999', presence: { state: 'away', note: '' } });
  const meeting = { state: 'meeting', until: null, note: 'Budget' } as const;
  expect(pushed).toEqual([{ employees: [{ ...olena, presence: meeting }] }]);
  clock.pass(3 * hour);
  clock.pass(hour);
  expect(staff.views().map(({ presence }) => presence)).toEqual([meeting]);
  staff.onPresence({ lineId: 'main', extension: '210', presence: null });
  expect(staff.views().map(({ presence }) => presence.state)).toEqual(['here']);
  expect(pushed.map(({ employees }) => employees?.map(({ presence }) => presence.state))).toEqual([
    ['meeting'],
    ['lunch'],
    ['meeting'],
    ['here'],
  ]);
});

test('lunch and the end of the day are told when they come, and nothing in between', () => {
  const { clock, pushed } = deskOf([
    employee('Olena', '210'),
    employee('Bob', '211', { hours: [{ day: 5, from: '08:00', until: '16:00' }] }),
  ]);
  clock.pass(3 * hour - 1);
  expect(pushed).toEqual([]);
  clock.pass(1);
  expect(pushed).toEqual([
    { employees: [{ ...olena, presence: { state: 'lunch', until: morning + 4 * hour, note: '' } }] },
  ]);
  clock.pass(3 * hour);
  expect(pushed.slice(1).map(({ employees }) => employees?.map((view) => [view.name, view.presence.state]))).toEqual([
    [['Olena', 'here']],
    [['Bob', 'off-hours']],
  ]);
});

test('an employee who is added, changed or removed is told so, with the order when it is another one', () => {
  const { staff, pushed, watched } = deskOf([employee('Olena', '210'), employee('Ada', '209')]);
  staff.onLamp({ lineId: 'main', extension: '210', lamp: { state: 'free', since: morning } });
  pushed.length = 0;
  staff.setEmployees([employee('Olena', '210', { department: 'Sales' }), employee('Ada', '209')]);
  staff.setEmployees([employee('Olena', '210', { department: 'Sales' }), employee('Ada', '209'), employee('Bob', '')]);
  staff.setEmployees([employee('Olena', '210', { department: 'Sales' }), employee('Bob', '')]);
  staff.setEmployees([employee('Olena', '210', { department: 'Sales' }), employee('Bob', '')]);
  const free = { state: 'free', since: morning } as const;
  expect(pushed).toEqual([
    { employees: [{ ...olena, department: 'Sales', lamp: free }] },
    { employees: [{ ...olena, employeeId: 'Bob', name: 'Bob', extension: '' }], staff: ['Ada', 'Bob', 'Olena'] },
    { staff: ['Bob', 'Olena'] },
  ]);
  expect(watched).toEqual([['209', '210'], ['210']]);
});

test('a lamp that is watched no more is not remembered', () => {
  const { staff } = deskOf([employee('Olena', '210')]);
  staff.onLamp({ lineId: 'main', extension: '210', lamp: { state: 'free', since: morning } });
  staff.setEmployees([employee('Olena', '')]);
  staff.setEmployees([employee('Olena', '210')]);
  expect(staff.views()).toEqual([olena]);
});

test('new hours of the office count at once for those who have none of their own', () => {
  const { staff, pushed } = deskOf([employee('Olena', '210'), employee('Bob', '', { hours: office.week })]);
  staff.setOffice({ week: [], holidays: [] });
  expect(pushed).toEqual([{ employees: [{ ...olena, presence: { state: 'here', until: null, note: '' } }] }]);
});

test('a desk that is closed waits for nothing', () => {
  const { clock, staff } = deskOf([employee('Olena', '210')]);
  expect(clock.pending()).toBe(1);
  staff.close();
  expect(clock.pending()).toBe(0);
});

test('names are in order in every script', () => {
  const names = ['Ярина', 'Émile', 'Zoe', 'أحمد', 'Adam', 'Олена'];
  const { staff } = deskOf(names.map((name) => employee(name, '')));
  expect(staff.views().map(({ name }) => name)).toEqual(['Adam', 'Émile', 'Zoe', 'Олена', 'Ярина', 'أحمد']);
});

test('somebody whose extension is at a second line’s exchange is watched there, and known apart from who has the same one here', () => {
  const { staff, watched, pushed } = deskOf([employee('Olena', '210'), employee('Ada', '210', { line: 'clinic' })]);
  expect(watched).toEqual([['clinic', '210'], ['210']]);
  const busy = { state: 'busy', since: morning } as const;
  staff.onLamp({ lineId: 'clinic', extension: '210', lamp: busy });
  expect(pushed).toEqual([{ employees: [{ ...olena, employeeId: 'Ada', name: 'Ada', line: clinic, lamp: busy }] }]);
  // A line that is no more: the extension is taken for one of the first line's.
  staff.setEmployees([employee('Olena', '210'), employee('Ada', '211', { line: 'gone' })]);
  expect(watched.slice(2)).toEqual([['clinic'], ['210', '211']]);
});
