import { expect, test } from 'vitest';
import { unknownLamp } from '#core/call/lamp.ts';
import { areAtOneExchange, exchangeOfAddress } from '#core/call/line.ts';
import type { TransferTarget } from '#core/call/transfer.ts';
import { dialledFrom } from '#core/caller/dialled.ts';
import type { RequestOf } from '#core/contract/contract.ts';
import { reachedOver } from '#core/routing/reachedOver.ts';
import type { EmployeeView } from '#core/routing/staff.ts';
import { ok } from '#core/support/result.ts';
import { createCallHandlers } from '../../electron/services/desk/callHandlers.ts';
import type { Desk } from '../../electron/services/desk/desk.ts';
import { lineView } from '../fixtures/deskViews.ts';
import { employee } from '../store/directoryDesk.ts';

const olena = employee('olena', 'Olena', { extension: '201', mobile: '067 123 45 67' });
const nobody = employee('jan', 'Jan');
const ben = employee('ben', 'Ben', { extension: '204', line: 'second' });
const ada = employee('ada', 'Ada', { extension: '201', mobile: '067 123 45 67', line: 'clinic' });

/** Main and second are two accounts at one exchange, the clinic is elsewhere. */
const lines = ['sip:1000@PBX.example', 'sip:1001@pbx.example:5060;transport=ws', 'sip:1@clinic.example'].map(
  (uri, nth) => ({ lineId: ['main', 'second', 'clinic'][nth] ?? '', exchange: exchangeOfAddress(uri) }),
);

function given(to: RequestOf<'call.transfer'>['to'], voicemailPrefix = '*99') {
  const targets: TransferTarget[] = [];
  const never = () => {
    throw new Error('not asked here');
  };
  const desk: Desk = {
    calls: () => [],
    callOf: never,
    lineIdOf: () => 'main',
    isQuiet: () => true,
    changeCards: () => undefined,
    ask: never,
    note: never,
    correct: never,
    dial: never,
    transfer: (_callId, _how, target) => {
      targets.push(target);
      return ok(null);
    },
    onTelephone: never,
    close: never,
  };
  const handlers = createCallHandlers({
    desk,
    dialled: (text) => dialledFrom(text, 'UA'),
    employee: (employeeId) => [olena, nobody, ada, ben].find((one) => one.employeeId === employeeId) ?? null,
    employeeAt: () => null,
    areAtOneExchange: (line, lineId) => areAtOneExchange(lines, line, lineId),
    redial: () => undefined,
    explain: never,
    notedAs: (topic) => topic,
    lastDialled: () => Promise.resolve([]),
    lineOfCallback: () => null,
    voicemailPrefix: () => voicemailPrefix,
    onlyReads: () => false,
  });
  const answer = handlers['call.transfer']({ callId: 'a', how: 'blind', to });
  return { answer, target: targets[0] ?? null };
}

const called = { employeeId: 'olena', name: 'Olena' };
const badNumber = { answer: { ok: false, error: 'bad-number' }, target: null };

test('an employee is reached at her extension, her mobile as a number of the whole world, and her voicemail behind its code', () => {
  expect(given({ employeeId: 'olena' }).target).toEqual({ ...called, number: '201' });
  expect(given({ employeeId: 'olena', at: 'mobile' }).target).toEqual({
    ...called,
    number: '+380671234567',
    at: 'mobile',
  });
  expect(given({ employeeId: 'olena', at: 'voicemail' }).target).toEqual({
    ...called,
    number: '*99201',
    at: 'voicemail',
  });
});

test('where she has no such place nobody is called', () => {
  expect(given({ employeeId: 'olena', at: 'voicemail' }, '')).toEqual(badNumber);
  expect(given({ employeeId: 'jan', at: 'voicemail' })).toEqual(badNumber);
  expect(given({ employeeId: 'jan', at: 'mobile' })).toEqual(badNumber);
  expect(given({ employeeId: 'jan' })).toEqual(badNumber);
  expect(given({ employeeId: 'gone' })).toEqual(badNumber);
});

test('whose telephone is at another line’s exchange is not called on the caller’s, where her extension is somebody else’s', () => {
  expect(given({ employeeId: 'ada' })).toEqual({ answer: { ok: false, error: 'other-exchange' }, target: null });
  expect(given({ employeeId: 'ada', at: 'voicemail' }).answer).toEqual({ ok: false, error: 'other-exchange' });
  expect(given({ employeeId: 'ada', at: 'mobile' }).target).toEqual({
    employeeId: 'ada',
    name: 'Ada',
    number: '+380671234567',
    at: 'mobile',
  });
});

test('whose telephone belongs to another line at the same exchange is called on the caller’s', () => {
  expect(given({ employeeId: 'ben' }).target).toEqual({ employeeId: 'ben', name: 'Ben', number: '204' });
});

test('for a call on another exchange’s line nobody of here is suggested as free', () => {
  const view = (employeeId: string, line: EmployeeView['line']): EmployeeView => ({
    employeeId,
    name: employeeId,
    department: '',
    extension: '201',
    line,
    mobile: '',
    lamp: unknownLamp,
    presence: { state: 'here', until: null, note: '' },
  });
  const views = [view('olena', null), view('ada', { lineId: 'clinic', name: '' })];
  const seen = lines.map((line) => lineView(line));
  const reached = (lineId: string) =>
    reachedOver(views, seen, { lineId, name: '' }).map(({ employeeId, extension }) => [employeeId, extension]);
  expect(reached('second')).toEqual([
    ['olena', '201'],
    ['ada', ''],
  ]);
  expect(reached('clinic')).toEqual([
    ['olena', ''],
    ['ada', '201'],
  ]);
});
