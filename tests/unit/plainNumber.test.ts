import fc from 'fast-check';
import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, test } from 'vitest';
import { e164Of } from '#core/caller/number.ts';
import { plainE164 } from '#core/caller/plainNumber.ts';

const countries = getCountries();
const anyCountry = fc.constantFrom(...countries);
const anyDigits = fc.stringMatching(/^\d{0,14}$/);

/** Digits of which many are numbers: those of an example with its last ones changed, in any country's plan. */
const likely = fc.tuple(anyCountry, fc.integer({ min: 0, max: 8 }), anyDigits).map(([country, kept, digits]) => ({
  country,
  code: getCountryCallingCode(country),
  national: (getExampleNumber(country, examples)?.nationalNumber ?? '').slice(0, kept) + digits,
}));

/** How a person may write it who has no letters: with plus, with 00, with a trunk 0 or 8 or 1, in brackets, in groups. */
const written = fc
  .tuple(
    likely,
    fc.constantFrom('', '+', '00', '0', '8', '1', '810', '011', '+0', '(0)', '(+'),
    fc.boolean(),
    fc.constantFrom('', ' ', '-', '.', ') '),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([{ country, code, national }, before, withCode, between, each]) => ({
    country,
    text: before + (withCode ? code : '') + (national.match(new RegExp(`.{1,${each}}`, 'g')) ?? []).join(between),
  }));

function inFull(text: string, country: string): string | null {
  const read = e164Of(text, country);
  return read === null || read === 'internal' ? read : read.e164;
}

test('a number that is read the short way is the number that the whole way reads, at any desk', () => {
  fc.assert(
    fc.property(written, anyCountry, ({ country, text }, elsewhere) => {
      for (const desk of [country, elsewhere, country.toLowerCase(), 'XX', '']) {
        const quick = plainE164(text, desk);
        expect([desk, text, quick]).toEqual([desk, text, quick === null ? null : inFull(text, desk)]);
      }
    }),
    { numRuns: Number(process.env['PORTICO_NUMBERS'] ?? 4_000) },
  );
});

test('nearly all numbers are read the short way: as their country writes them, and from abroad', () => {
  const told = countries.flatMap((country) => {
    const number = getExampleNumber(country, examples);
    if (number === undefined || number.nationalNumber.length <= 6) return [];
    return [
      { country, e164: number.number, text: number.formatInternational() },
      { country, e164: number.number, text: number.formatNational() },
    ];
  });
  const short = told.filter(({ country, e164, text }) => plainE164(text, country) === e164);
  expect(told.length).toBeGreaterThan(450);
  expect(short.length / told.length).toBeGreaterThan(0.9);
  // In the plans of the others a national number may be meant otherwise, and the whole way decides.
  for (const country of ['UA', 'RU', 'DE', 'PL', 'AE', 'FR', 'IT', 'US', 'EG', 'SA'])
    expect([country, short.filter((one) => one.country === country).length]).toEqual([country, 2]);
});

test('extensions are told, and what is no plain number is left to the whole way', () => {
  expect(plainE164('201', 'UA')).toBe('internal');
  for (const text of ['', '()', '067 555 09 14 ext. 2', 'tel:+380675550914', '++380675550914', '+', '06755509'])
    expect([text, plainE164(text, 'UA')]).toEqual([text, null]);
  expect(plainE164('(067) 555-09-14', 'UA')).toBe('+380675550914');
  expect(plainE164('+49 30 901820', 'UA')).toBe('+4930901820');
});
