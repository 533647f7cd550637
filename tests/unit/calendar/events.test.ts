import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../electron/adapters/calendar/events.ts';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-23T08:00:00Z');
const wanted = { now, until: now + 60 * day, zone: 'Europe/Kyiv' };

function calendar(...events: readonly string[]): string {
  const lines = events.map((event) => `BEGIN:VEVENT\n${event.trim()}\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\n').replaceAll('\n', '\r\n');
}

/** As "23 Nov 10:00Z": easier to read than milliseconds. */
function told(text: string, more: Partial<typeof wanted> = {}) {
  return spansOf(text, { ...wanted, ...more }).map(({ from, until, kind, note }) =>
    [new Date(from).toISOString().slice(5, 16), new Date(until).toISOString().slice(5, 16), kind, note].join(' '),
  );
}

describe('an employee’s calendar', () => {
  it('tells whole days as away with their name, and hours as a meeting without', () => {
    expect(
      told(
        calendar(
          'UID:1\nDTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261128\nSUMMARY:Vacation',
          'UID:2\nDTSTART:20261123T100000Z\nDTEND:20261123T110000Z\nSUMMARY:Salary of Petro',
          'UID:3\nDTSTART:20261123T120000Z\nDURATION:PT90M',
          'UID:4\nDTSTART;VALUE=DATE:20261130\nSUMMARY:One day',
        ),
      ),
    ).toEqual([
      '11-23T10:00 11-23T11:00 busy ',
      '11-23T12:00 11-23T13:30 busy ',
      '11-23T22:00 11-27T22:00 away Vacation',
      '11-29T22:00 11-30T22:00 away One day',
    ]);
  });

  it('leaves her free where the calendar says so, and says nothing of what is private', () => {
    const at = 'DTSTART:20261123T100000Z\nDTEND:20261123T110000Z\nSUMMARY:X';
    const free = ['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'STATUS:TENTATIVE', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'];
    const more = ['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE', 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'];
    for (const word of [...free, ...more]) expect([word, told(calendar(`UID:1\n${at}\n${word}`))]).toEqual([word, []]);
    expect(told(calendar(`UID:1\n${at}\nX-MICROSOFT-CDO-BUSYSTATUS:OOF`))).toEqual(['11-23T10:00 11-23T11:00 away X']);
    expect(told(calendar(`UID:1\n${at}\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nCLASS:PRIVATE`))).toEqual([
      '11-23T10:00 11-23T11:00 away ',
    ]);
  });

  it('knows zones by the world’s names, by the calendar’s own, and takes the desk’s for the rest', () => {
    const berlin = 'UID:1\nDTSTART;TZID=Europe/Berlin:20261123T100000\nDTEND;TZID=Europe/Berlin:20261123T110000';
    expect(told(calendar(berlin))).toEqual(['11-23T09:00 11-23T10:00 busy ']);
    expect(told(calendar('UID:1\nDTSTART:20261123T120000\nDTEND:20261123T130000'))).toEqual([
      '11-23T10:00 11-23T11:00 busy ',
    ]);
    const own = `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Our office
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID=Our office:20261123T153000
DTEND;TZID=Our office:20261123T163000
END:VEVENT
END:VCALENDAR`;
    expect(told(own)).toEqual(['11-23T10:00 11-23T11:00 busy ']);
  });

  it('repeats by rule through the change of the clocks, without what is excepted, and with what was moved or called off', () => {
    const series = `UID:s
DTSTART;TZID=Europe/Kyiv:20261019T100000
DTEND;TZID=Europe/Kyiv:20261019T110000
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;TZID=Europe/Kyiv:20261102T100000`;
    const moved = `UID:s
RECURRENCE-ID;TZID=Europe/Kyiv:20261026T100000
DTSTART;TZID=Europe/Kyiv:20261027T150000
DTEND;TZID=Europe/Kyiv:20261027T160000`;
    const off =
      'UID:s\nRECURRENCE-ID;TZID=Europe/Kyiv:20261109T100000\nDTSTART;TZID=Europe/Kyiv:20261109T100000\nDTEND;TZID=Europe/Kyiv:20261109T110000\nSTATUS:CANCELLED';
    const from = Date.parse('2026-10-18T00:00:00Z');
    expect(told(calendar(series, moved, off), { now: from, until: from + 32 * day })).toEqual([
      '10-19T07:00 10-19T08:00 busy ',
      '10-27T13:00 10-27T14:00 busy ',
      '11-16T08:00 11-16T09:00 busy ',
    ]);
  });

  it('goes no further than sixty days, and begins with what still lasts', () => {
    const spans = told(calendar('UID:1\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY'));
    expect(spans).toHaveLength(61);
    expect(spans[0]).toBe('11-22T22:00 11-23T22:00 away ');
  });

  it('takes one broken event for what it is, and the others stay', () => {
    expect(
      told(
        calendar(
          'UID:1\nSUMMARY:no time at all',
          'UID:2\nDTSTART:20261123T110000Z\nDTEND:20261123T100000Z',
          'UID:3\nDTSTART:hello\nDTEND:20261123T100000Z',
          'UID:4\nDTSTART:20261123T100000Z\nDTEND:20261123T110000Z\nRRULE:FREQ=NEVER',
          'UID:5\nDTSTART:20261123T120000Z\nDTEND:20261123T130000Z',
        ),
      ),
    ).toContain('11-23T12:00 11-23T13:00 busy ');
  });

  it('makes a hostile name harmless', () => {
    const name = `\u202E=CMD()${'x'.repeat(5_000)}`;
    const [span] = spansOf(calendar(`UID:1\nDTSTART;VALUE=DATE:20261124\nSUMMARY:${name}`), wanted);
    expect(span?.note).toBe(`=CMD()${'x'.repeat(94)}`);
  });

  it('is none where there is none', () => {
    for (const text of ['', '<html>Sign in</html>', 'BEGIN:VCARD\nEND:VCARD', 'BEGIN:VCALENDAR'])
      expect(() => spansOf(text, wanted)).toThrow('no calendar');
    expect(told('BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR')).toEqual([]);
  });
});
