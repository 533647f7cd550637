import { describe, expect, test } from 'vitest';
import { readNumbers } from '#core/importing/numbers.ts';

const numbersOf = (...texts: readonly string[]) => readNumbers(texts, 'UA');
const mobile = '+380675550914';
const office = '+380445550914';

describe('the number cells of an imported row', () => {
  test.each([
    '067 555 09 14',
    '+380 (67) 555-09-14',
    "'+380675550914",
    '="0675550914"',
    'tel:+380-67-555-0914;ext=12',
    'tel:0675550914;phone-context=+380',
    '067 555-09-14 ext. 12',
    '067 555-09-14 x12',
    '067 555-09-14 доб. 12',
    '067 555-09-14 (внутр. 12)',
    '067 555-09-14 #12',
    'моб. 067 555 09 14',
    'Tel.: 067 555 09 14',
    '067 555 09 14 (mobile)',
    '067/555 09 14',
    '675550914',
    '٠٦٧٥٥٥٠٩١٤',
  ])('hold the same mobile however it is written: %j', (text) => {
    expect(numbersOf(text)).toEqual({ numbers: [mobile], leftOut: [], someInternal: false });
  });

  test.each([
    `${mobile} ; 044 555-09-14`,
    `${mobile} ::: ${office}`,
    `${mobile}\n${office}`,
    `${mobile} / ${office}`,
    '0675550914/0445550914',
    `${mobile} ${office}`,
    `${mobile}، ${office}`,
    `${mobile}, ${office}, ${mobile}`,
  ])('hold two numbers: %j', (text) => {
    expect(numbersOf(text).numbers).toEqual([mobile, office]);
  });

  test('of several columns all count, each number once', () => {
    expect(numbersOf(mobile, '', '0445550914', '+380675550914').numbers).toEqual([mobile, office]);
  });

  test.each(['3.80675E+11', '=cmd|calc', 'call the office', '1-800-FLOWERS', '12345678901234567890123', '\u0000'])(
    'leave out what is no number: %j',
    (text) => {
      expect(numbersOf(text, mobile).numbers).toEqual([mobile]);
      expect(numbersOf(text).numbers).toEqual([]);
    },
  );

  test('a short internal number is none that calls from outside', () => {
    expect(numbersOf('204')).toEqual({ numbers: [], leftOut: [], someInternal: true });
    expect(numbersOf(`204, ${mobile}`).numbers).toEqual([mobile]);
  });

  test('a list of thousands costs no more than fifty', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `+38067${1_000_000 + index}`);
    expect(numbersOf(...many).numbers).toHaveLength(50);
    expect(numbersOf(many.join(';')).numbers.length).toBeLessThanOrEqual(50);
  });
});
