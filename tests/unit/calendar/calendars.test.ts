import { describe, expect, it } from 'vitest';
import type { Employee } from '#core/caller/company.ts';
import { calendarPlace } from '#core/calendar/address.ts';
import type { KeptCalendars } from '#core/calendar/kept.ts';
import type { CalendarFault, CalendarSpan } from '#core/calendar/view.ts';
import { presenceOf } from '#core/routing/presence.ts';
import { workingTime } from '#core/routing/workingTime.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createCalendars } from '../../../electron/services/calendars/calendars.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';

const hour = 60 * 60_000;
const olena: Employee = {
  employeeId: 'olena',
  name: 'Olena',
  department: '',
  extension: '201',
  mobile: '',
  hours: null,
  absences: [],
  deputies: [],
};

function office(start: KeptCalendars = {}) {
  const clock = fakeClock();
  const world: {
    says: Result<readonly CalendarSpan[], CalendarFault>;
    disk: boolean;
    slow: Promise<boolean> | null;
    throws: boolean;
  } = {
    says: ok([]),
    disk: true,
    slow: null,
    throws: false,
  };
  const read: string[] = [];
  const kept: KeptCalendars[] = [];
  const told: ReadonlyMap<string, readonly CalendarSpan[]>[] = [];
  const calendars = createCalendars({
    clock,
    timers: clock,
    log: silentLog,
    readCalendar: (address) => {
      read.push(address);
      if (world.throws) return Promise.reject(new Error('a bug'));
      return Promise.resolve(world.says);
    },
    kept: start,
    keep: (all) => {
      kept.push(all);
      return world.slow === null ? Promise.resolve(world.disk) : world.slow;
    },
    employees: [olena],
    onSpans: (spans) => told.push(spans),
  });
  const choose = (address: string, employeeId = 'olena') =>
    calendars.handlers['calendar.choose']({ employeeId, address });
  const meeting: CalendarSpan = { from: clock.now() + hour, until: clock.now() + 2 * hour, kind: 'busy', note: '' };
  return { calendars, clock, world, read, kept, told, choose, meeting };
}

const address = 'https://cal.example/olena.ics';

describe('an employee’s calendar', () => {
  it('is read at once when it is chosen, kept, and read again every quarter of an hour', async () => {
    const { choose, world, meeting, clock, read, kept, told } = office();
    world.says = ok([meeting]);
    expect(await choose(` ${address} `)).toEqual(ok({ address, readAt: clock.now(), failing: null, spans: [meeting] }));
    expect(told.map((spans) => spans.get('olena'))).toEqual([[meeting]]);
    expect(Object.keys(kept.at(-1) ?? {})).toEqual(['olena']);
    for (const [wait, times] of [
      [20_000, 2],
      [15 * 60_000, 3],
    ] as const) {
      clock.pass(wait);
      await settled();
      expect(read).toHaveLength(times);
    }
    // Nothing new: nobody is told.
    expect(told).toHaveLength(1);
  });

  it('that fails keeps what was known, and says since when', async () => {
    const { choose, world, meeting, clock, calendars } = office();
    world.says = ok([meeting]);
    await choose(address);
    const readAt = clock.now();
    world.says = failed('timeout');
    clock.pass(20_000);
    await settled();
    const since = clock.now();
    world.says = failed('unreachable');
    clock.pass(15 * 60_000);
    await settled();
    expect(calendars.handlers['calendar.read']({ employeeId: 'olena' })).toEqual(
      ok({ address, readAt, failing: { since, fault: 'unreachable' }, spans: [meeting] }),
    );
    world.says = failed('not-found');
    expect(await choose('https://cal.example/other.ics')).toMatchObject({ value: { readAt: null, spans: [] } });
  });

  it('is not used where the address is none, nor for somebody who is gone, and ends with her', async () => {
    const { choose, calendars, read, told, world, meeting } = office();
    expect(await choose('hello')).toMatchObject({ value: { address: 'hello', failing: { fault: 'bad-address' } } });
    expect(await choose(address, 'nobody')).toEqual(failed('not-there'));
    expect(read).toEqual([]);
    world.says = ok([meeting]);
    await choose(address);
    calendars.setEmployees([]);
    expect([told.at(-1)?.size, calendars.spans().size]).toEqual([0, 0]);
  });

  it('is written in turn, so that the last state is the one on the disk, and one of nobody is not read at all', async () => {
    const { choose, calendars, kept, world, clock, read } = office({
      gone: { address, readAt: 1, failing: null, spans: [] },
    });
    let written: (done: boolean) => void = () => undefined;
    world.slow = new Promise((resolve) => (written = resolve));
    const chosen = choose(address);
    await settled();
    calendars.setEmployees([]);
    await settled();
    expect(kept.map((all) => Object.keys(all))).toEqual([['olena']]);
    written(true);
    await chosen;
    await settled();
    expect(kept.map((all) => Object.keys(all))).toEqual([['olena'], []]);
    clock.pass(20_000);
    await settled();
    expect(read).toEqual([address]);
  });

  it('that fails in a way that nobody foresaw keeps no other from being read again', async () => {
    const { choose, world, clock, read } = office();
    await choose(address);
    world.throws = true;
    clock.pass(20_000);
    await settled();
    world.throws = false;
    clock.pass(15 * 60_000);
    await settled();
    expect(read).toHaveLength(3);
  });

  it('is known from the last time when Portico begins, and let go when the address is taken away', async () => {
    const { clock } = office();
    const span: CalendarSpan = { from: clock.now(), until: clock.now() + hour, kind: 'away', note: 'Vacation' };
    const { calendars, choose, told } = office({ olena: { address, readAt: 1, failing: null, spans: [span] } });
    expect(calendars.spans().get('olena')).toEqual([span]);
    expect(await choose('')).toMatchObject({ value: { address: '', spans: [] } });
    expect(told.at(-1)?.get('olena')).toBe(undefined);
  });
});

describe('where a calendar may be', () => {
  it.each([
    ['webcal://cal.example/a.ics', { kind: 'web', url: 'https://cal.example/a.ics' }],
    ['https://cal.example/a?b', { kind: 'web', url: 'https://cal.example/a?b' }],
    ['/home/office/olena.ics', { kind: 'file', path: '/home/office/olena.ics' }],
    ['file:///home/office/olena.ics', { kind: 'file', path: '/home/office/olena.ics' }],
    ['C:\\Calendars\\olena.ICS', { kind: 'file', path: 'C:\\Calendars\\olena.ICS' }],
    ['/etc/passwd', null],
    ['ftp://cal.example/a.ics', null],
    ['olena.ics', null],
    ['/etc/passwd\0.ics', null],
  ])('%s', (typed, place) => {
    expect(calendarPlace(typed)).toEqual(place);
  });
});

describe('presence by calendar', () => {
  const zone = 'Europe/Kyiv';
  const at = (clock: string): number => Date.parse(`2026-11-23T${clock}:00+02:00`);
  const week = [{ day: 1, from: '09:00', until: '18:00' }];
  const presence = presenceOf(
    workingTime({ week, holidays: [] }, zone),
    [{ from: '2026-11-23T16:00', until: '2026-11-23T17:00', note: 'Dentist' }],
    zone,
    [
      { from: at('10:00'), until: at('11:00'), kind: 'busy', note: '' },
      { from: at('10:30'), until: at('12:00'), kind: 'busy', note: '' },
      { from: at('13:00'), until: at('14:00'), kind: 'away', note: 'Vacation' },
      { from: at('16:30'), until: at('17:30'), kind: 'away', note: 'Appointment' },
      { from: at('20:00'), until: at('21:00'), kind: 'busy', note: '' },
    ],
  );

  it('is a meeting until the last of those that follow one another ends', () => {
    expect(presence(at('09:30'))).toEqual({
      presence: { state: 'here', until: at('10:00'), note: '' },
      nextAt: at('10:00'),
    });
    expect(presence(at('10:15')).presence).toEqual({ state: 'meeting', until: at('12:00'), note: '' });
  });

  it('is an absence with its name, joined with those by hand, whose words come first', () => {
    expect(presence(at('13:30')).presence).toEqual({ state: 'absent', until: at('14:00'), note: 'Vacation' });
    expect(presence(at('16:45')).presence).toEqual({ state: 'absent', until: at('17:30'), note: 'Dentist' });
  });

  it('counts no meeting in the evening, when nobody is at work', () => {
    expect(presence(at('20:30')).presence.state).toBe('off-hours');
  });
});
