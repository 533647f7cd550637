import { classTable } from '#core/caller/callerClass.ts';
import { describe, expect, test } from 'vitest';
import type { CallView } from '#core/call/view.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { SoundView } from '#core/quality/view.ts';
import type { EmployeeView } from '#core/routing/staff.ts';
import { blankSlice, withChange, withSnapshot, type DeskSlice } from '../../renderer/state/slice.ts';
import { employeeView, lineView, quietDesk, ringingCall } from '../fixtures/deskViews.ts';

const anna = ringingCall('anna');
const boris = ringingCall('boris');
const olena = employeeView('olena', 'Olena Kovalenko');
const andrii = employeeView('andrii', 'Andrii Melnyk');

function deskWith(...calls: CallView[]): DeskSlice {
  return { ...blankSlice, ...withSnapshot(blankSlice, { ...quietDesk, calls }), connection: 'open' };
}

describe('the whole desk', () => {
  test('stands in the store as the backend told it, and the journal counts as changed', () => {
    expect(deskWith(anna, boris)).toEqual({
      connection: 'open',
      ready: true,
      companyName: 'Zodiak',
      classes: quietDesk.classes,
      lines: quietDesk.lines,
      chosenLine: null,
      noCallsSince: null,
      offered: null,
      calls: { anna, boris },
      order: ['anna', 'boris'],
      journal: quietDesk.journal,
      keeping: quietDesk.keeping,
      today: quietDesk.today,
      wrapUpSeconds: 120,
      telephone: 'nobody',
      practice: true,
      session: quietDesk.session,
      headset: quietDesk.headset,
      preferences: quietDesk.preferences,
      employees: {},
      staff: [],
      callbacks: [],
      parking: { canTakeRinging: false, parked: [], others: [] },
      sounds: {},
      deviations: [],
      microphone: 'unknown',
      voice: blankSlice.voice,
      away: {},
      isRingOff: false,
      sound: 'locked',
      journalVersion: 1,
    });
  });

  test('replaces calls that ended while the page was away', () => {
    const back = withSnapshot(deskWith(anna, boris), { ...quietDesk, calls: [boris] });
    expect([back.calls, back.order]).toEqual([{ boris }, ['boris']]);
  });

  test('leaves alone what is the page’s own', () => {
    const own = { ...deskWith(), microphone: 'granted', sound: 'open' } as const;
    expect({ ...own, ...withSnapshot(own, quietDesk) }).toEqual({ ...own, journalVersion: 2 });
  });
});

describe('a change of the desk', () => {
  test('of who is to be called back leaves the others the same objects, in their new order', () => {
    const owed = {
      callbackId: 'first',
      number: '+380675550914',
      numberShown: '+380 67 555 09 14',
      name: 'Kateryna Melnyk',
      company: '',
      class: 'client',
      line: { lineId: 'main', name: 'Main' },
      missedAt: 1,
      times: 1,
      dueAt: 2,
      attempts: 0,
      triedAt: null,
      promised: false,
    };
    const second = { ...owed, callbackId: 'second' };
    const before: DeskSlice = { ...deskWith(), callbacks: [owed, second] };
    const told = structuredClone([second, { ...owed, times: 2 }]);
    const { callbacks } = { ...before, ...withChange(before, { callbacks: told }) };
    expect(callbacks).toEqual([second, { ...owed, times: 2 }]);
    expect([callbacks[0] === second, callbacks[1] === owed]).toEqual([true, false]);
  });

  test('replaces the changed call and leaves the other the same object', () => {
    const before = deskWith(anna, boris);
    const talking: CallView = { ...boris, stage: 'talking', place: 'current' };
    const after = { ...before, ...withChange(before, { calls: [talking], order: ['anna', 'boris'] }) };
    expect(after).toEqual({ ...before, calls: { anna, boris: talking } });
    expect(after.calls['anna']).toBe(anna);
    expect(after.order).toBe(before.order);
  });

  test('of another kind leaves calls and order the same objects, so that no card is drawn again', () => {
    const before = deskWith(anna);
    const after = { ...before, ...withChange(before, { telephone: 'yours' }) };
    expect(after).toEqual({ ...before, telephone: 'yours' });
    expect(after.calls).toBe(before.calls);
    expect(after.order).toBe(before.order);
  });

  test('brings a new call to its place', () => {
    const before = deskWith(anna);
    const after = withChange(before, { calls: [boris], order: ['boris', 'anna'] });
    expect([after.calls, after.order]).toEqual([{ anna, boris }, ['boris', 'anna']]);
  });

  test('takes away a call that is not in the order any more', () => {
    const after = withChange(deskWith(anna, boris), { calls: [], order: ['boris'] });
    expect([after.calls, after.order]).toEqual([{ boris }, ['boris']]);
  });

  test('takes away a call that changed and left at once', () => {
    const after = withChange(deskWith(anna), { calls: [anna, boris], order: ['anna'] });
    expect([after.calls, after.order]).toEqual([{ anna }, ['anna']]);
  });

  test('only moves calls when only the order is told', () => {
    const before = deskWith(anna, boris);
    const after = withChange(before, { order: ['boris', 'anna'] });
    expect([after.calls, after.order]).toEqual([{ anna, boris }, ['boris', 'anna']]);
  });

  test('shows a call last whose place was not told', () => {
    const after = withChange(deskWith(anna), { calls: [boris] });
    expect([after.calls, after.order]).toEqual([{ anna, boris }, ['anna', 'boris']]);
  });

  test('one lamp replaces one employee and leaves the other the same object', () => {
    const before = { ...deskWith(), employees: { olena, andrii }, staff: ['andrii', 'olena'] };
    const busy: EmployeeView = { ...olena, lamp: { state: 'busy', since: 5 } };
    const after = withChange(before, { employees: [busy] });
    expect([after.employees, after.staff]).toEqual([{ olena: busy, andrii }, ['andrii', 'olena']]);
    expect(after.employees?.['andrii']).toBe(andrii);
    expect(after.staff).toBe(before.staff);
  });

  test('one sign replaces one sign and leaves the other the same object, as does the same told again', () => {
    const sound: SoundView = {
      callId: 'anna',
      word: 'good',
      faults: [],
      suffers: 'heard',
      mos: 4.4,
      mosThere: null,
      lossPercent: 0,
      lossTherePercent: null,
      jitterMs: 5,
      rttMs: 20,
      codec: 'PCMU',
    };
    const other = { ...sound, callId: 'boris' };
    const before = { ...deskWith(anna, boris), sounds: { anna: sound, boris: other } };
    const poor: SoundView = { ...sound, word: 'poor' };
    const { sounds } = withChange(before, { sounds: [poor, structuredClone(other)] });
    expect(sounds).toEqual({ anna: poor, boris: other });
    expect(sounds?.['boris']).toBe(other);
    expect(withChange(before, { sounds: [] }).sounds).toEqual({});
    expect(withChange(before, { telephone: 'yours' }).sounds).toBe(before.sounds);
  });

  test('lets go of an employee who has left the office', () => {
    const before = { ...deskWith(), employees: { olena, andrii }, staff: ['andrii', 'olena'] };
    const after = withChange(before, { staff: ['olena'] });
    expect([after.employees, after.staff]).toEqual([{ olena }, ['olena']]);
  });

  test('of every slice at once is taken whole', () => {
    const told = {
      companyName: 'Other',
      classes: classTable([]).slice(1),
      lines: [lineView({ phone: { state: 'not-registered', reason: 'link-lost', retryAt: 5, since: 4 } })],
      journal: { state: 'disk-full', waiting: 3 },
      keeping: { ...quietDesk.keeping, damage: { kind: 'lines', at: 5 } },
      today: { day: '2026-11-22', calls: 1, missed: 1, meanAnswerMs: null },
      telephone: 'another',
      practice: false,
      session: { ...quietDesk.session, level: 'receptionist', locksAt: 7 },
      headset: { state: 'unplugged', name: 'Jabra Evolve 65', shared: false },
      preferences: { language: 'ar', theme: 'dark', keys: {}, tones: {} },
    } satisfies PushOf<'desk.changed'>;
    const before = deskWith(anna);
    expect({ ...before, ...withChange(before, told) }).toEqual({ ...before, ...told });
  });
});
