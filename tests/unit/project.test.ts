import { expect, test } from 'vitest';
import type { FactBody } from '#core/journal/fact.ts';
import { interruptedEnd } from '#core/journal/interrupted.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { dayAt } from '#core/journal/day.ts';
import { callId } from '#core/support/ids.ts';
import { cardOf } from '../fakes/card.ts';

const at = 1_788_329_400_000;
const card = {
  ...cardOf('client'),
  guidance: { ...cardOf('client').guidance, topics: [{ topic: 'invoice', label: 'Рахунок' }] },
};
const invited: FactBody = {
  kind: 'invited',
  direction: 'in',
  number: '+493023125148',
  numberShown: '+49 30 23125148',
  displayName: 'M. Brandt',
  dialled: '+380442370000',
  verification: 'verified',
  sipCallId: 'x',
  headers: [],
};
const ended: FactBody = {
  kind: 'ended',
  outcome: 'answered',
  cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
};

function course(...facts: readonly (readonly [seconds: number, body: FactBody])[]): ProjectedCall {
  const line = facts.reduce<ProjectedCall | null>(
    (before, [seconds, body]) =>
      project(before, { callId: callId('a'), at: at + seconds * 1_000, body }, { day: '2026-09-02', card }),
    null,
  );
  if (line === null) throw new Error('a course has at least one fact');
  return line;
}

test('a talked call has its wait and its talk, and is noted after its end', () => {
  const line = course(
    [0, invited],
    [0, { kind: 'recognised', card }],
    [1, { kind: 'rang' }],
    [4, { kind: 'answered' }],
    [10, { kind: 'held', by: 'button' }],
    [20, { kind: 'resumed' }],
    [64, ended],
    [70, { kind: 'topic-noted', topic: 'invoice' }],
    [71, { kind: 'essence-noted', essence: 'late' }],
  );
  expect(line).toEqual({
    entry: {
      callId: 'a',
      direction: 'in',
      invitedAt: at,
      day: '2026-09-02',
      answeredAt: at + 4_000,
      endedAt: at + 64_000,
      waitMs: 4_000,
      talkMs: 60_000,
      name: 'Marta Brandt',
      company: 'Nordwind Logistik GmbH',
      number: '+493023125148',
      numberShown: '+49 30 23125148',
      class: 'client',
      dialled: '+380442370000',
      line: null,
      topic: 'invoice',
      essence: 'late',
      outcome: 'answered',
      cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' },
      transferredTo: '',
      transferResult: null,
      callback: null,
      urgent: '',
      deviations: 0,
    },
    topicLabel: 'Рахунок',
    classed: { shown: 'client', confidence: 0.95, circumstances: 'contact:client/in:DE/from:+49302', corrected: false },
    callback: { dueAt: null, attempts: 0, triedAt: null, promised: false },
    handedTo: '',
    deviated: [],
    erased: false,
  });
});

test('the first answer and the first end stand', () => {
  const { entry } = course([0, invited], [4, { kind: 'answered' }], [5, { kind: 'answered' }], [9, ended], [12, ended]);
  expect([entry.waitMs, entry.talkMs]).toEqual([4_000, 5_000]);
  expect(course([0, invited], [9, ended], [12, { kind: 'answered' }]).entry).toMatchObject({
    answeredAt: null,
    talkMs: 0,
    waitMs: 9_000,
  });
});

test('a call whose invite is missing has a line all the same', () => {
  expect(course([3, { kind: 'answered' }], [9, ended]).entry).toMatchObject({
    invitedAt: at + 3_000,
    number: '',
    waitMs: 0,
    talkMs: 6_000,
  });
  expect(course([3, { kind: 'recognised', card }], [4, invited]).entry).toMatchObject({
    name: 'Marta Brandt',
    number: '+493023125148',
    invitedAt: at + 3_000,
  });
});

test('a clock set back in the call makes nothing negative', () => {
  expect(course([0, invited], [-5, { kind: 'answered' }], [-9, ended]).entry).toMatchObject({ waitMs: 0, talkMs: 0 });
});

test('a typed topic has no other name', () => {
  expect(
    course(
      [0, invited],
      [1, { kind: 'topic-noted', topic: 'invoice' }],
      [2, { kind: 'topic-noted', topic: 'lost key' }],
    ),
  ).toMatchObject({
    entry: { topic: 'lost key' },
    topicLabel: '',
  });
});

const olena = { employeeId: 'olena', name: 'Olena Kovalenko', number: '210' };
const mobile = { employeeId: null, name: '', number: '+380675550914' };

test('a call tells whom it went to last, and what became of the last transfer', () => {
  const { entry } = course(
    [0, invited],
    [4, { kind: 'answered' }],
    [5, { kind: 'transfer-started', how: 'consult', target: olena }],
    [6, { kind: 'target-answered', target: olena }],
    [9, { kind: 'transfer-ended', how: 'consult', target: olena, result: 'taken' }],
  );
  expect(entry).toMatchObject({ transferredTo: 'Olena Kovalenko', transferResult: 'taken' });
  const busy: FactBody = { kind: 'transfer-ended', how: 'assisted', target: olena, result: 'busy' };
  const gone: FactBody = { kind: 'transfer-ended', how: 'blind', target: mobile, result: 'not-confirmed' };
  expect(course([0, invited], [5, busy]).entry).toMatchObject({ transferredTo: '', transferResult: 'busy' });
  expect(course([0, invited], [5, busy], [9, gone]).entry).toMatchObject({
    transferredTo: '+380675550914',
    transferResult: 'not-confirmed',
  });
  expect(course([0, invited], [5, gone], [9, busy]).entry).toMatchObject({
    transferredTo: '+380675550914',
    transferResult: 'busy',
  });
});

test('a missed call is to be called back from when that was noted until it is closed, with its tries', () => {
  const missed: FactBody = { ...ended, outcome: 'missed' };
  const due: FactBody = { kind: 'callback-due', dueAt: at + 1_800_000 };
  const tried: FactBody = { kind: 'callback-tried', callId: 'b' };
  const closed: FactBody = { kind: 'callback-closed', why: 'reached', callId: 'c' };
  expect(course([0, invited], [9, missed]).entry.callback).toBeNull();
  const open = course([0, invited], [9, missed], [9, due], [60, tried], [90, tried]);
  expect([open.entry.callback, open.callback]).toEqual([
    'open',
    { dueAt: at + 1_800_000, attempts: 2, triedAt: at + 90_000, promised: false },
  ]);
  expect(course([0, invited], [9, missed], [9, due], [95, closed], [99, due]).entry.callback).toBe('closed');
});

test('a call that the desk dialled and nobody answered is no missed caller when Portico stops', () => {
  const { entry } = course([0, { ...invited, direction: 'out' }]);
  expect([entry.direction, interruptedEnd(entry, at).body]).toEqual([
    'out',
    expect.objectContaining({ outcome: 'not-reached' }),
  ]);
});

test('an interrupted call never ends before it began', () => {
  const { entry } = course([0, invited], [4, { kind: 'answered' }]);
  expect(interruptedEnd(entry, at - 1)).toEqual({
    callId: 'a',
    at: at + 4_000,
    body: {
      kind: 'ended',
      outcome: 'interrupted',
      cause: { by: 'portico', status: null, q850: null, code: 'stopped' },
    },
  });
  expect(interruptedEnd(course([0, invited]).entry, at + 9).body).toMatchObject({ outcome: 'missed' });
});

test('a day is the desk’s own, also on the day the clocks change', () => {
  expect(dayAt(Date.UTC(2026, 9, 24, 20, 59, 59), 'Europe/Kyiv')).toBe('2026-10-24');
  expect(dayAt(Date.UTC(2026, 9, 24, 21, 0, 0), 'Europe/Kyiv')).toBe('2026-10-25');
  expect(dayAt(Date.UTC(2026, 9, 25, 21, 59, 59), 'Europe/Kyiv')).toBe('2026-10-25');
  expect(dayAt(Date.UTC(2026, 9, 25, 22, 0, 0), 'Europe/Kyiv')).toBe('2026-10-26');
  expect(dayAt(0, 'nowhere')).toBe('1970-01-01');
});
