import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { numberKey, understandNumber } from '#core/caller/number.ts';

/** A mobile number of each country, as its numbering plan gives it; without its country no shorter than an extension. */
const numbers = getCountries().flatMap((country) => {
  const number = getExampleNumber(country, examples);
  return number === undefined || number.nationalNumber.length <= 6 ? [] : [{ country, number }];
});
const anyNumber = fc.constantFrom(...numbers);
/** What people write between digits, also nothing and more than one. */
const separators = fc.array(fc.constantFrom('', '', ' ', '-', '.', '/', '(', ')', '\u2011', '\u00A0'), {
  minLength: 24,
  maxLength: 24,
});

function spread(digits: string, between: readonly string[]): string {
  return digits.replaceAll(/\d/g, (digit) => digit + (between[Number(digit) + (digits.length % 12)] ?? ''));
}

/** Every way in which exchanges and people write it, at home in its own country. */
function forms({ country, number }: (typeof numbers)[number], between: readonly string[]): readonly string[] {
  const digits = number.number.slice(1);
  const national = number.formatNational();
  return [
    number.number,
    `+${spread(digits, between)}`,
    `00${digits}`,
    number.format('IDD', { fromCountry: country }) ?? number.number,
    number.formatInternational(),
    national,
    national.replaceAll(/\D/g, ''),
    `tel:${number.number}`,
    `<tel:+${spread(digits, between).replaceAll(/[^\d.()-]/g, '')}>`,
    `tel:${number.nationalNumber};phone-context=+${number.countryCallingCode}`,
    `sip:${number.number}@pbx.example;user=phone`,
    `sip:%2B${digits}@10.0.0.1:5060;transport=tcp;user=phone`,
    `sip:+${digits};ext=12;cpc=ordinary@pbx.example`,
    `${number.formatInternational()} ext. 12`,
    `${number.formatInternational()}, доб. 12`,
    `${number.formatInternational()} x12`,
  ];
}

describe('one number', () => {
  test('has one key, however it is written, in every country’s plan', () => {
    fc.assert(
      fc.property(anyNumber, separators, (one, between) => {
        const written = forms(one, between);
        const keys = written.map((form) => numberKey(understandNumber(form, one.country)));
        expect(keys.filter((key) => key !== one.number.number).map((key, nth) => [key, written[nth]])).toEqual([]);
      }),
      { numRuns: 400, examples: numbers.map((one): [typeof one, []] => [one, []]) },
    );
  });

  test('is national where it is, and international everywhere', () => {
    const berlin = understandNumber('030 901820', 'DE');
    expect(berlin.e164).toBe('+4930901820');
    expect(understandNumber('030 901820', 'UA').e164).not.toBe('+4930901820');
    expect(understandNumber('011 49 30 901820', 'US').e164).toBe('+4930901820');
    expect(understandNumber('8 10 49 30 901820', 'RU').e164).toBe('+4930901820');
  });
});

test('a short number is internal in every country and never becomes a public one', () => {
  const digits = fc.stringMatching(/^\d{1,6}$/);
  fc.assert(
    fc.property(digits, separators, fc.constantFrom(...getCountries()), (short, between, country) => {
      const written = [
        short,
        spread(short, between),
        `sip:${short}@pbx.example;user=phone`,
        `tel:${short};phone-context=+38044555`,
        `tel:${short};phone-context=pbx.example`,
        `<sip:${short};ext=5@pbx>`,
      ];
      for (const form of written)
        expect(understandNumber(form, country)).toEqual({ e164: null, shown: short, kind: 'internal', country: null });
    }),
    { numRuns: 500 },
  );
});

test('an extension behind a short number, or with nothing before it, is no extension', () => {
  expect(['214 x5', 'ext. 5', 'доб. 5'].map((text) => understandNumber(text, 'UA').kind)).toEqual([
    'unusable',
    'unusable',
    'unusable',
  ]);
});
