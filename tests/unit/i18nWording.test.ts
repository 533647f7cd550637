import { describe, expect, test } from 'vitest';
import { EndCause, Outcome } from '#core/call/end.ts';
import type { Evidence } from '#core/caller/card.ts';
import { builtInClasses } from '#core/caller/callerClass.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { wordingIn } from '../../renderer/i18n/wording.ts';

const number = { e164: null, shown: '', kind: 'public', country: null } as const;

describe.each(languages)('in $name', ({ language }) => {
  const wording = wordingIn(language);

  test('every outcome, cause, class and kind of evidence is told in a sentence, never as its code', () => {
    const causes = EndCause.shape.code.options.flatMap((code) =>
      EndCause.shape.by.options.map((by) => wording.cause({ by, code, status: 487, q850: null })),
    );
    const evidence = [...builtInClasses, 'vip-7'].flatMap((of) => {
      const kinds: readonly Evidence[] = [
        { kind: 'directory', class: of, weight: 1, since: null },
        { kind: 'directory', class: of, weight: 1, since: 2023 },
        { kind: 'number-rule', class: of, weight: 1, note: 'Berlin' },
        { kind: 'dialled-number', class: of, weight: 1, label: 'Careers' },
        { kind: 'history', class: of, weight: 1, count: 3, of: 4 },
      ];
      return kinds.map((one) => wording.evidence(one));
    });
    const told = [...causes, ...evidence, ...[...Outcome.options, null].map((one) => wording.outcome(one))];
    expect(told.filter((words) => words === '' || /{{|\w+\.\w+\.|487|undefined/.test(words))).toEqual([]);
  });

  test('the class is called likely below 0.8, and unknown is never likely', () => {
    const certain = wording.kind('client');
    expect(wording.chip({ class: 'client', confidence: 0.8 })).toBe(certain);
    expect(wording.chip({ class: 'client', confidence: 0.79 })).not.toBe(certain);
    expect(wording.chip({ class: 'unknown', confidence: 0 })).toBe(wording.kind('unknown'));
  });
});

test('figures have their thousands apart in every language; years and numbers that are names stay as they are', () => {
  const told = languages.map(({ language }) => {
    const { t, evidence, figure } = wordingIn(language);
    const since = evidence({ kind: 'directory', class: 'client', weight: 1, since: 2023 });
    return [
      t('journal.found', { count: 1_234_567 }),
      t('filters.numberWith', { digits: '5551482' }).includes('5551482'),
      since.includes('2023'),
      figure(1_234_567.5),
    ];
  });
  expect(told).toEqual([
    ['1,234,567 calls', true, true, '1,234,567.5'],
    ['1\u00A0234\u00A0567 дзвінків', true, true, '1\u00A0234\u00A0567,5'],
    ['1\u00A0234\u00A0567 звонков', true, true, '1\u00A0234\u00A0567,5'],
    ['1,234,567 مكالمة', true, true, '1,234,567.5'],
  ]);
});

describe('in English', () => {
  const { who, evidence, dialled, topic, duration } = wordingIn('en');

  test('a caller is called by name, else by number, else by what is the matter with the number', () => {
    expect([
      who({ name: 'Marta Brandt', number: { ...number, shown: '+49 30 5550 1482' } }),
      who({ name: '', number: { ...number, shown: '+49 30 5550 1482' } }),
      who({ name: '', number: { ...number, kind: 'withheld' } }),
      who({ name: '', number: { ...number, kind: 'unusable' } }),
    ]).toEqual(['Marta Brandt', '+49 30 5550 1482', 'Number withheld', 'Number not readable']);
  });

  test('a hostile name or label stays text: nothing in it is looked up or set in', () => {
    const hostile = '<b>{{count}}</b> $t(desk.practice)';
    expect(who({ name: hostile, number })).toBe(hostile);
    expect(dialled({ label: hostile, shown: '', source: '', owner: null, note: '' })).toBe(`called ${hostile}`);
  });

  test('evidence is told in words', () => {
    expect([
      evidence({ kind: 'directory', class: 'client', weight: 1, since: 2023 }),
      evidence({ kind: 'dialled-number', class: 'applicant', weight: 1, label: 'Careers' }),
      evidence({ kind: 'history', class: 'client', weight: 1, count: 3, of: 4 }),
      evidence({ kind: 'history', class: 'partner', weight: 1, count: 1, of: 4 }),
    ]).toEqual([
      'In the directory as a client since 2023',
      'Called Careers, a number for applicants',
      '3 of 4 earlier calls were a client’s',
      '1 of 4 earlier calls was a partner’s',
    ]);
  });

  test('a topic is called as on its card, else as in the playbooks, else in its own words', () => {
    const known = [{ topic: 'delivery', label: 'Where is my parcel' }];
    expect([topic('delivery', known), topic('delivery'), topic('Parking permit'), topic('toString')]).toEqual([
      'Where is my parcel',
      'Delivery',
      'Parking permit',
      'toString',
    ]);
  });

  test('a length of time is told in its largest fitting unit', () => {
    expect([-5, 7_400, 59_700, 240_000, 3_600_000, 3_900_000].map(duration)).toEqual([
      '0 s',
      '7 s',
      '1 min',
      '4 min',
      '1 h',
      '1 h 5 min',
    ]);
  });
});
