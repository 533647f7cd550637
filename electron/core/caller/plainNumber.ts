import plans from 'libphonenumber-js/max/metadata';

/**
 * Numbers as nearly all are written in a list, read by the numbering plans of libphonenumber-js but without its work for
 * all the others: its patterns are made once, and only those are asked that decide. Whatever is not as plain as that is for
 * `e164Of`, and the answer here is always the same as there.
 */
interface Plan {
  readonly callingCode: string;
  /** What is dialled before a number abroad. */
  readonly abroad: RegExp;
  readonly number: RegExp;
  readonly lengths: readonly number[];
  /** What is dialled before a national number; null: nothing. */
  readonly prefix: RegExp | null;
  /** The prefix is some digits that are left out, and nothing else is made of it. */
  readonly isPrefixPlain: boolean;
  /** Tells the country where several share a calling code; null: its numbers themselves do. */
  readonly leading: RegExp | null;
  readonly types: readonly { readonly number: RegExp; readonly lengths: readonly number[] }[];
}

const plain = /^\+?[\d ().-]{1,40}$/;
/** Extensions of a PBX, as in `e164Of`. */
const longestInternal = 6;
const longestE164 = 15;

/** E.164 with plus, or `internal`; null: ask `e164Of`. `country`: ISO 3166 alpha-2 of the desk. */
export function plainE164(written: string, country: string): string | null {
  if (!plain.test(written)) return null;
  const digits = written.replace(/\D+/g, '');
  if (digits === '') return null;
  if (written.startsWith('+')) return international(digits);
  if (digits.length <= longestInternal) return 'internal';
  return /^00[1-9]/.test(digits) ? international(digits.slice(2)) : national(digits, country.toUpperCase());
}

function international(digits: string): string | null {
  const callingCode = callingCodeOf(digits);
  const countries = countriesOf(callingCode);
  const main = planOf(countries[0] ?? '');
  if (main === null) return null;
  const rest = digits.slice(callingCode.length);
  // A national prefix within an international number is mended elsewhere.
  return main.prefix?.test(rest) === true ? null : ifValid(callingCode, rest, countries);
}

function national(digits: string, country: string): string | null {
  const plan = planOf(country);
  if (plan === null || plan.abroad.test(digits) || digits.startsWith(plan.callingCode)) return null;
  const countries = countriesOf(plan.callingCode);
  const before = plan.prefix?.exec(digits)?.[0] ?? '';
  if (before === '') return plan.prefix?.test(digits) === true ? null : ifValid(plan.callingCode, digits, countries);
  const rest = digits.slice(before.length);
  return plan.isPrefixPlain && plan.number.test(rest) ? ifValid(plan.callingCode, rest, countries) : null;
}

function ifValid(callingCode: string, number: string, countries: readonly string[]): string | null {
  if (callingCode.length + number.length > longestE164) return null;
  const [only = ''] = countries;
  const plan = countries.length === 1 ? planOf(only) : planAmong(countries, number);
  return plan !== null && plan.lengths.includes(number.length) && isOfSomeType(plan, number)
    ? `+${callingCode}${number}`
    : null;
}

/** The first country whose number it is, in the library's order. */
function planAmong(countries: readonly string[], number: string): Plan | null {
  for (const country of countries) {
    const plan = planOf(country);
    if (plan === null) return null;
    if (plan.leading === null ? isOfSomeType(plan, number) : plan.leading.test(number)) return plan;
  }
  return null;
}

function isOfSomeType(plan: Plan, number: string): boolean {
  if (!plan.number.test(number)) return false;
  return plan.types.some((type) => type.lengths.includes(number.length) && type.number.test(number));
}

/** No calling code is the beginning of another. '' for none. */
function callingCodeOf(digits: string): string {
  for (let length = 1; length <= 3; length += 1)
    if (countriesOf(digits.slice(0, length)).length > 0) return digits.slice(0, length);
  return '';
}

const byCallingCode = new Map(
  Object.entries(plans.country_calling_codes).map(([code, countries]): [string, readonly string[]] => [
    code,
    countries.filter((country) => country.length === 2),
  ]),
);
const nowhere: readonly string[] = [];

function countriesOf(callingCode: string): readonly string[] {
  return byCallingCode.get(callingCode) ?? nowhere;
}

const told = new Map<string, readonly unknown[]>(Object.entries(plans.countries));
const planByCountry = new Map<string, Plan | null>();

function planOf(country: string): Plan | null {
  const known = planByCountry.get(country);
  if (known !== undefined) return known;
  const found = told.get(country);
  const plan = found === undefined ? null : readPlan(found);
  planByCountry.set(country, plan);
  return plan;
}

/** By the places of the library's METADATA.md, version 4; null: another version has them elsewhere. */
function readPlan(plan: readonly unknown[]): Plan | null {
  const [callingCode, abroad, number, prefix, transformed, leading] = [0, 1, 2, 7, 8, 10].map((at) => textOf(plan[at]));
  const lengths = numbersOf(plan[3]);
  const types = Array.isArray(plan[11]) ? plan[11] : [];
  if (plans.version !== 4 || !callingCode || !abroad || !number || lengths.length === 0 || types.length === 0)
    return null;
  const before = prefix || textOf(plan[5]);
  return {
    callingCode,
    abroad: new RegExp(`^(?:${abroad})`),
    number: new RegExp(`^(?:${number})$`),
    lengths,
    prefix: before === '' ? null : new RegExp(`^(?:${before})`),
    isPrefixPlain: /^\d+$/.test(before) && !transformed,
    leading: leading ? new RegExp(`^(?:${leading})`) : null,
    types: types.flatMap((type: unknown) => {
      const [pattern, own] = Array.isArray(type) ? type : [];
      const ownLengths = numbersOf(own);
      return textOf(pattern) === ''
        ? []
        : [{ number: new RegExp(`^(?:${textOf(pattern)})$`), lengths: ownLengths.length === 0 ? lengths : ownLengths }];
    }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
}
