import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Absence, OfficeHours } from '#core/routing/hours.ts';
import { presenceOf } from '#core/routing/presence.ts';
import { workingTime } from '#core/routing/workingTime.ts';

const zone = 'Europe/Kyiv';

function at(wall: string): number {
  return Temporal.ZonedDateTime.from(`${wall}[${zone}]`).epochMilliseconds;
}

const office: OfficeHours = {
  week: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '09:00', until: '13:00' },
    { day, from: '14:00', until: '18:00' },
  ]),
  holidays: ['2026-11-30'],
};

function presence(wall: string, absences: readonly Absence[] = [], hours: OfficeHours = office) {
  const { presence: now, nextAt } = presenceOf(workingTime(hours, zone), absences, zone)(at(wall));
  return { ...now, nextAt };
}

test('an employee is here, at lunch or gone home by the hours, and it is known when she is here again', () => {
  expect(presence('2026-11-23T10:00')).toEqual({
    state: 'here',
    until: at('2026-11-23T13:00'),
    note: '',
    nextAt: at('2026-11-23T13:00'),
  });
  expect(presence('2026-11-23T13:10')).toEqual({
    state: 'lunch',
    until: at('2026-11-23T14:00'),
    note: '',
    nextAt: at('2026-11-23T14:00'),
  });
  expect(presence('2026-11-27T18:00')).toEqual({
    state: 'off-hours',
    until: at('2026-12-01T09:00'),
    note: '',
    nextAt: at('2026-12-01T09:00'),
  });
});

test('an absence of whole days ends with its last day, and she is back at the next opening', () => {
  const leave = [{ from: '2026-11-23', until: '2026-11-27', note: 'Leave' }];
  expect(presence('2026-11-25T10:00', leave)).toEqual({
    state: 'absent',
    until: at('2026-12-01T09:00'),
    note: 'Leave',
    nextAt: at('2026-11-25T13:00'),
  });
  expect(presence('2026-11-28T10:00', leave)).toMatchObject({ state: 'off-hours', until: at('2026-12-01T09:00') });
  expect(presence('2026-11-20T17:00', leave)).toMatchObject({ state: 'here', until: at('2026-11-20T18:00') });
  expect(presence('2026-11-20T18:00', leave)).toMatchObject({
    state: 'off-hours',
    until: at('2026-12-01T09:00'),
    nextAt: at('2026-11-23T00:00'),
  });
});

test('an absence of hours begins and ends in the middle of the day', () => {
  const doctor = [{ from: '2026-11-23T11:00', until: '2026-11-23T15:30', note: 'Doctor' }];
  expect(presence('2026-11-23T10:00', doctor)).toMatchObject({ state: 'here', until: at('2026-11-23T11:00') });
  expect(presence('2026-11-23T13:30', doctor)).toMatchObject({
    state: 'absent',
    until: at('2026-11-23T15:30'),
    note: 'Doctor',
  });
  expect(presence('2026-11-23T15:30', doctor)).toMatchObject({ state: 'here', until: at('2026-11-23T18:00') });
});

test('absences that follow each other are one for whoever waits', () => {
  const all = [
    { from: '2026-11-23', until: '2026-11-24', note: 'Course' },
    { from: '2026-11-25', until: '2026-11-26', note: 'Leave' },
  ];
  expect(presence('2026-11-23T10:00', all)).toMatchObject({ note: 'Course', until: at('2026-11-27T09:00') });
  expect(presence('2026-11-25T10:00', all)).toMatchObject({ note: 'Leave', until: at('2026-11-27T09:00') });
});

test('nobody knows when somebody is back who is away for long, or whose hours never come', () => {
  const long = [{ from: '2026-01-01', until: '2099-12-31', note: 'Parental leave' }];
  expect(presence('2026-11-23T10:00', long)).toMatchObject({ state: 'absent', until: null, note: 'Parental leave' });
  const never = { week: [{ day: 1, from: '18:00', until: '09:00' }], holidays: [] };
  expect(presence('2026-11-23T10:00', [], never)).toEqual({ state: 'off-hours', until: null, note: '', nextAt: null });
});

test('who has no hours is here always, until an absence', () => {
  const always = { week: [], holidays: [] };
  expect(presence('2026-11-22T03:00', [], always)).toEqual({ state: 'here', until: null, note: '', nextAt: null });
  const far = [{ from: '2026-12-24', until: '2026-12-24', note: '' }];
  expect(presence('2026-11-22T03:00', far, always)).toEqual({
    state: 'here',
    until: null,
    note: '',
    nextAt: at('2026-12-24T00:00'),
  });
});

test('an absence of a day that no calendar has is passed over', () => {
  expect(presence('2026-02-27T10:00', [{ from: '2026-02-01', until: '2026-02-31', note: 'Typo' }])).toMatchObject({
    state: 'here',
  });
});
