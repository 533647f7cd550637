import { expect, test } from 'vitest';
import { emptyCompany } from '#core/caller/company.ts';
import { nothingKnown } from '#core/caller/known.ts';
import { mainLine } from '#core/call/line.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import { createRecognition } from '../../electron/services/recognition/recognition.ts';

const morningOnly = [{ day: 1, from: '08:00', until: '12:00' }];
const office = { week: [{ day: 1, from: '09:00', until: '18:00' }], holidays: ['2026-12-25'] };
const greeting = { en: 'Clinic, good morning' };
const playbooks = Playbooks.parse({
  version: 1,
  playbooks: ['client', 'unknown'].map((of) => ({
    class: of,
    version: 1,
    greeting: { en: `Office, ${of}` },
    topics: [],
  })),
});

function recognition() {
  const { contacts: _, version: __, ...nothing } = emptyCompany;
  return createRecognition({
    office: {
      ...nothing,
      publicNumbers: [{ number: '044 555 12 30', label: 'Clinic', source: '', hours: morningOnly, greeting }],
    },
    country: 'UA',
    playbooks,
    published: [],
    ownName: () => 'desk',
    pbx: () => ({ kind: 'generic', believes: ['from'] }),
    hours: () => office,
    language: () => 'en',
    now: () => Date.UTC(2026, 10, 23, 10),
    zone: () => 'Europe/Kyiv',
  });
}

test('the greeting of the number that was called is said before and after a correction', () => {
  const { identify, recognise, reclassify } = recognition();
  const heard = (to: string) =>
    recognise(
      identify(
        [
          { name: 'From', value: '<sip:+380671112233@pbx.example>' },
          { name: 'To', value: `<sip:${to}@pbx.example>` },
        ],
        mainLine,
      ),
      nothingKnown,
    );
  const clinic = heard('+380445551230');
  expect([clinic.guidance.greeting, reclassify(clinic, 'client', 1).guidance.greeting]).toEqual([
    'Clinic, good morning',
    'Clinic, good morning',
  ]);
  const other = heard('+380445551299');
  expect(reclassify(other, 'client', 1).guidance.greeting).toBe('Office, client');
});

test('a number with hours of its own is answered in them, on the days of the office', () => {
  const { hoursOn } = recognition();
  expect(hoursOn('+380445551230')).toEqual({ week: morningOnly, holidays: office.holidays });
  expect([hoursOn(''), hoursOn('+380445551299')]).toEqual([office, office]);
});
