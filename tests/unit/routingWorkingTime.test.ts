import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { OfficeHours } from '#core/routing/hours.ts';
import { workingTime } from '#core/routing/workingTime.ts';

const kyiv = 'Europe/Kyiv';
const minute = 60_000;
const hour = 60 * minute;

function instant(text: string): number {
  return Temporal.ZonedDateTime.from(text).epochMilliseconds;
}

function inKyiv(wall: string): number {
  return instant(`${wall}[${kyiv}]`);
}

/** Monday to Friday from 09:00 to 18:00, lunch from 13:00 to 14:00. */
const week = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '09:00', until: '13:00' },
  { day, from: '14:00', until: '18:00' },
]);
const office: OfficeHours = { week, holidays: ['2026-12-25', '2026-12-28'] };
const time = workingTime(office, kyiv);

test('the office is at work, at lunch, and closed, each until it changes', () => {
  expect(time.at(inKyiv('2026-11-23T09:00'))).toEqual({ state: 'open', until: inKyiv('2026-11-23T13:00') });
  expect(time.at(inKyiv('2026-11-23T12:59:59.999'))).toEqual({ state: 'open', until: inKyiv('2026-11-23T13:00') });
  expect(time.at(inKyiv('2026-11-23T13:00'))).toEqual({ state: 'lunch', until: inKyiv('2026-11-23T14:00') });
  expect(time.at(inKyiv('2026-11-23T18:00'))).toEqual({ state: 'closed', until: inKyiv('2026-11-24T09:00') });
  expect(time.at(inKyiv('2026-11-23T08:59'))).toEqual({ state: 'closed', until: inKyiv('2026-11-23T09:00') });
  expect(time.at(inKyiv('2026-11-20T18:00'))).toEqual({ state: 'closed', until: inKyiv('2026-11-23T09:00') });
});

test('holidays are free, and a callback goes over them', () => {
  expect(time.at(inKyiv('2026-12-25T10:00'))).toEqual({ state: 'closed', until: inKyiv('2026-12-29T09:00') });
  expect(time.nextOpening(inKyiv('2026-12-24T19:00'))).toBe(inKyiv('2026-12-29T09:00'));
  expect(time.after(inKyiv('2026-12-24T17:50'), 30)).toBe(inKyiv('2026-12-29T09:20'));
});

test('a callback is due after minutes of work, not of lunch or night', () => {
  expect(time.after(inKyiv('2026-11-23T10:00'), 30)).toBe(inKyiv('2026-11-23T10:30'));
  expect(time.after(inKyiv('2026-11-23T12:50'), 30)).toBe(inKyiv('2026-11-23T14:20'));
  expect(time.after(inKyiv('2026-11-23T13:30'), 30)).toBe(inKyiv('2026-11-23T14:30'));
  expect(time.after(inKyiv('2026-11-23T17:30'), 30)).toBe(inKyiv('2026-11-23T18:00'));
  expect(time.after(inKyiv('2026-11-23T17:31'), 30)).toBe(inKyiv('2026-11-24T09:01'));
  expect(time.after(inKyiv('2026-11-21T12:00'), 480)).toBe(inKyiv('2026-11-23T18:00'));
  expect(time.between(inKyiv('2026-11-20T17:00'), inKyiv('2026-11-23T10:00'))).toBe(120);
  expect(time.between(inKyiv('2026-11-23T10:00'), inKyiv('2026-11-20T17:00'))).toBe(0);
});

test('without hours it is worked always, but for holidays', () => {
  const always = workingTime({ week: [], holidays: [] }, kyiv);
  const night = inKyiv('2026-11-22T03:00');
  expect(always.at(night)).toEqual({ state: 'open', until: null });
  expect(always.after(night, 30)).toBe(night + 30 * minute);
  expect(always.between(night, night + 90 * hour)).toBe(90 * 60);
  const free = workingTime({ week: [], holidays: ['2026-11-24'] }, kyiv);
  expect(free.at(night)).toEqual({ state: 'open', until: inKyiv('2026-11-24T00:00') });
  expect(free.nextOpening(inKyiv('2026-11-24T10:00'))).toBe(inKyiv('2026-11-25T00:00'));
});

test('hours that never open are told so and do not hang', () => {
  const never = workingTime({ week: [{ day: 1, from: '18:00', until: '09:00' }], holidays: [] }, kyiv);
  const at = inKyiv('2026-11-23T10:00');
  expect([never.at(at), never.nextOpening(at), never.after(at, 1), never.between(at, at + hour)]).toEqual([
    { state: 'closed', until: null },
    null,
    null,
    0,
  ]);
  const rarely = workingTime({ week: [{ day: 1, from: '10:00', until: '10:01' }], holidays: [] }, kyiv);
  expect(rarely.after(at, 10_000)).toBeNull();
});

test('shifts that meet at midnight are one, and a span until 24:00 ends with the day', () => {
  const shifts = workingTime(
    {
      week: [
        { day: 1, from: '22:00', until: '24:00' },
        { day: 2, from: '00:00', until: '06:00' },
      ],
      holidays: [],
    },
    kyiv,
  );
  expect(shifts.at(inKyiv('2026-11-23T23:00'))).toEqual({ state: 'open', until: inKyiv('2026-11-24T06:00') });
  expect(shifts.at(inKyiv('2026-11-24T06:00'))).toEqual({ state: 'closed', until: inKyiv('2026-11-30T22:00') });
  expect(shifts.after(inKyiv('2026-11-23T23:00'), 90)).toBe(inKyiv('2026-11-24T00:30'));
});

test('spans that overlap or stand in any order count once', () => {
  const mixed = workingTime(
    {
      week: [
        { day: 1, from: '12:00', until: '15:00' },
        { day: 1, from: '09:00', until: '13:00' },
        { day: 1, from: '10:00', until: '11:00' },
      ],
      holidays: [],
    },
    kyiv,
  );
  expect(mixed.at(inKyiv('2026-11-23T09:30'))).toEqual({ state: 'open', until: inKyiv('2026-11-23T15:00') });
  expect(mixed.between(inKyiv('2026-11-23T00:00'), inKyiv('2026-11-24T00:00'))).toBe(360);
});

const nights: OfficeHours = {
  week: [
    { day: 6, from: '22:00', until: '24:00' },
    { day: 7, from: '00:00', until: '03:30' },
    { day: 7, from: '05:00', until: '06:00' },
  ],
  holidays: [],
};

test('a shift over the change of the clocks lasts as long as it really lasts', () => {
  const shift = workingTime(nights, kyiv);
  // 2026-10-25, 04:00 becomes 03:00: half past three comes twice, and work ends at the second.
  expect(shift.between(inKyiv('2026-10-24T21:00'), inKyiv('2026-10-25T12:00'))).toBe((2 + 4.5 + 1) * 60);
  expect(shift.at(inKyiv('2026-10-24T23:00')).until).toBe(instant(`2026-10-25T03:30+02:00[${kyiv}]`));
  // 2026-03-29, 03:00 becomes 04:00: there is no half past three, and work ends at the change.
  expect(shift.between(inKyiv('2026-03-28T21:00'), inKyiv('2026-03-29T12:00'))).toBe((2 + 3 + 1) * 60);
  expect(shift.at(inKyiv('2026-03-28T23:00')).until).toBe(instant(`2026-03-29T04:00+03:00[${kyiv}]`));
  const early = workingTime({ week: [{ day: 7, from: '03:30', until: '06:00' }], holidays: [] }, kyiv);
  expect(early.nextOpening(inKyiv('2026-03-28T12:00'))).toBe(instant(`2026-03-29T04:00+03:00[${kyiv}]`));
  expect(early.nextOpening(inKyiv('2026-10-24T12:00'))).toBe(instant(`2026-10-25T03:30+03:00[${kyiv}]`));
});

test('a midnight that the clocks skip or repeat ends the day once', () => {
  const allDay = workingTime({ week: [{ day: 4, from: '00:00', until: '24:00' }], holidays: [] }, 'Africa/Cairo');
  // Friday, 2023-04-28 began at 01:00; on Thursday, 2023-10-26 the hour before midnight came twice.
  expect(allDay.at(instant('2023-04-27T12:00[Africa/Cairo]')).until).toBe(instant('2023-04-28T01:00[Africa/Cairo]'));
  expect(allDay.between(instant('2023-10-25T12:00[Africa/Cairo]'), instant('2023-10-28T12:00[Africa/Cairo]'))).toBe(
    25 * 60,
  );
  // Sunday, 2026-11-01 has two midnights in Havana: Saturday ends at the first.
  const saturday = workingTime({ week: [{ day: 6, from: '00:00', until: '24:00' }], holidays: [] }, 'America/Havana');
  expect(saturday.at(instant('2026-10-31T12:00[America/Havana]')).until).toBe(
    instant('2026-11-01T00:00-04:00[America/Havana]'),
  );
  // Friday, 2011-12-30 was left out of the calendar in Samoa.
  const friday = workingTime({ week: [{ day: 5, from: '09:00', until: '17:00' }], holidays: [] }, 'Pacific/Apia');
  expect(friday.nextOpening(instant('2011-12-29T12:00[Pacific/Apia]'))).toBe(instant('2012-01-06T09:00[Pacific/Apia]'));
});

test('a zone that nobody knows is read as UTC', () => {
  const lost = workingTime(office, 'Nowhere/Land');
  expect(lost.at(Date.UTC(2026, 10, 23, 9))).toEqual({ state: 'open', until: Date.UTC(2026, 10, 23, 13) });
});

/** Zones and the days around which their clocks change, forwards, backwards, at midnight and by a whole day. */
const places: readonly (readonly [zone: string, days: readonly string[]])[] = [
  [kyiv, ['2026-03-28', '2026-10-24']],
  ['America/New_York', ['2026-03-07', '2026-10-31']],
  ['Asia/Amman', ['2021-03-25', '2021-10-28', '2022-02-24']],
  ['Africa/Cairo', ['2023-04-27', '2023-10-26', '2014-05-14']],
  ['Pacific/Apia', ['2011-12-28', '2012-03-31', '2021-04-03']],
  ['America/Havana', ['2026-03-07', '2026-10-31']],
  ['Australia/Lord_Howe', ['2026-04-04', '2026-10-03']],
];
const anyClock = fc
  .oneof(
    fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15),
    fc.constantFrom(0, 30, 60, 90, 120, 180, 1380, 1440),
  )
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const anySpan = fc
  .tuple(fc.integer({ min: 1, max: 7 }), anyClock, anyClock)
  .map(([day, a, b]) => (a < b ? { day, from: a, until: b } : { day, from: b, until: a }));
const anyPlace = fc.constantFrom(...places).chain(([zone, days]) =>
  fc.record({
    zone: fc.constant(zone),
    around: fc.constantFrom(...days),
    week: fc.array(anySpan, { maxLength: 8 }),
    holiday: fc.constantFrom(...days, '2000-01-01'),
  }),
);
const someMinutes = fc.integer({ min: 0, max: 2 * 24 * 60 });
const passed = fc.integer({ min: 0, max: 5 * 24 * 60 * minute });

test('whatever the hours and wherever: due times are monotone, add up, end in working time, and count back alike', () => {
  fc.assert(
    fc.property(anyPlace, someMinutes, someMinutes, passed, passed, (place, some, more, early, late) => {
      const working = workingTime({ week: place.week, holidays: [place.holiday] }, place.zone);
      const base = Temporal.PlainDate.from(place.around).toZonedDateTime(place.zone).epochMilliseconds - 24 * hour;
      const [at, then] = [base + Math.min(early, late), base + Math.max(early, late)];
      const [due, later] = [working.after(at, some), working.after(then, some)];
      // Only hours that never come: two days of the rarest others pass within ten years.
      expect(due === null || later === null).toBe(working.nextOpening(at) === null);
      if (due === null || later === null) return;
      expect(due).toBeGreaterThanOrEqual(at);
      expect(later).toBeGreaterThanOrEqual(due);
      expect(working.between(at, due)).toBe(some);
      expect(working.after(due, more)).toBe(working.after(at, some + more));
      expect(working.at(due).state === 'open' || working.at(due - 1).state === 'open').toBe(true);
      const worked = working.between(at, then);
      expect(worked + working.between(then, later)).toBeCloseTo(working.between(at, later), 6);
      expect(worked).toBeLessThanOrEqual((then - at) / minute);
    }),
    { numRuns: 300 },
  );
});

test('whatever the hours and wherever: it is worked when the wall clock says so', () => {
  fc.assert(
    fc.property(anyPlace, passed, (place, after) => {
      const working = workingTime({ week: place.week, holidays: [place.holiday] }, place.zone);
      const at = Temporal.PlainDate.from(place.around).toZonedDateTime(place.zone).epochMilliseconds + after;
      const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(place.zone);
      const clock = wall.toPlainTime();
      const named =
        wall.toPlainDate().toString() !== place.holiday &&
        (place.week.length === 0 ||
          place.week.some(
            ({ day, from, until }) =>
              day === wall.dayOfWeek &&
              from !== '24:00' &&
              Temporal.PlainTime.compare(clock, from) >= 0 &&
              (until === '24:00' || Temporal.PlainTime.compare(clock, until) < 0),
          ));
      const open = working.at(at).state === 'open';
      // Between the two showings of a closing time that comes twice it is worked although the clock says otherwise.
      const twice = [-1, 1].some(
        (side) =>
          Temporal.Instant.fromEpochMilliseconds(at + side * hour).toZonedDateTimeISO(place.zone).offsetNanoseconds !==
          wall.offsetNanoseconds,
      );
      expect(open).toBe(named || (twice && open));
    }),
    { numRuns: 500 },
  );
});

test('whatever the hours and wherever: what is said to change changes at that instant', () => {
  fc.assert(
    fc.property(anyPlace, passed, (place, after) => {
      const working = workingTime({ week: place.week, holidays: [place.holiday] }, place.zone);
      const at = Temporal.PlainDate.from(place.around).toZonedDateTime(place.zone).epochMilliseconds + after;
      const { state, until } = working.at(at);
      if (until === null) return;
      expect(until).toBeGreaterThan(at);
      expect(working.at(until - 1).state === 'open').toBe(state === 'open');
      expect(working.at(until).state === 'open').toBe(state !== 'open');
      expect(working.nextOpening(at)).toBe(state === 'open' ? at : until);
    }),
    { numRuns: 300 },
  );
});
