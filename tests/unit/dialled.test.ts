import { expect, test } from 'vitest';
import { dialledFrom } from '#core/caller/dialled.ts';

const dial = (text: string) => dialledFrom(text, 'UA')?.number ?? null;

test.each([
  ['044 555 12 30', '+380445551230'],
  ['+49 (30) 5550-1482', '+493055501482'],
  [' 214 ', '214'],
  ['*97', '*97'],
  ['#31#', '#31#'],
  ['sip:olena@pbx.example', 'sip:olena@pbx.example'],
])('%s is dialled as %s', (text, number) => {
  expect(dial(text)).toBe(number);
});

test.each([[''], ['   '], ['Olena'], ['12a34'], ['sip:'], ['anonymous'], ['\u202e214 x']])(
  '%j is no number to be dialled',
  (text) => {
    expect(dial(text)).toBeNull();
  },
);
