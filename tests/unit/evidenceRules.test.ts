import { expect, test } from 'vitest';
import { HeaderRule, headerRuleFor, patternOf } from '#core/caller/evidenceRules.ts';

const rule = (how: HeaderRule['how'], text: string): HeaderRule =>
  HeaderRule.parse({ header: 'X-IVR-Choice', how, text, class: 'applicant', note: `${how} ${text}` });

function told(rules: readonly HeaderRule[], value: string, name = 'x-ivr-choice'): string | null {
  return (
    headerRuleFor(rules, [
      { name: 'From', value: '2' },
      { name, value },
    ])?.note ?? null
  );
}

test('what the exchange tells in a header is read by rule, whatever its spelling', () => {
  const rules = [rule('is', 'Jobs'), rule('begins', 'sup'), rule('contains', 'press'), rule('matches', '^[45]$')];
  expect(['jobs', ' JOBS ', 'Support', 'the press', '5', '45', ''].map((value) => told(rules, value))).toEqual([
    'is Jobs',
    'is Jobs',
    'begins sup',
    'contains press',
    'matches ^[45]$',
    null,
    null,
  ]);
  expect(told(rules, 'jobs', 'X-Other')).toBe(null);
});

test('the first rule that fits counts', () => {
  expect(told([rule('contains', 'o'), rule('is', 'jobs')], 'jobs')).toBe('contains o');
});

test('an expression that would take for ever elsewhere is answered, and one that is none fits nothing', () => {
  expect(told([rule('matches', '^(a+)+$')], `${'a'.repeat(1_000)}!`)).toBe(null);
  expect(told([rule('matches', '(x+x+)+y')], 'x'.repeat(1_024))).toBe(null);
  expect([patternOf('('), told([rule('matches', '(')], '(')]).toEqual([null, null]);
});
