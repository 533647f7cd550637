interface Country {
  readonly value: string;
  readonly name: string;
}

/** Every country by its name in the person's language; the codes are ISO 3166 alpha-2. */
export function countriesIn(locale: string): readonly Country[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return codes()
    .flatMap((value): readonly Country[] => {
      const name = names.of(value);
      return name === undefined ? [] : [{ value, name }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** Unions, outlying territories without telephones of their own, and codes for private use. */
const noCountry = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'ZZ',
  'XA',
  'XB',
  'CP',
  'DG',
  'EA',
  'IC',
  'AQ',
  'BV',
  'HM',
  'TF',
  'UM',
]);

function codes(): readonly string[] {
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountry.has(code) && new Intl.Locale('und', { region: code }).maximize().region === code)
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
}
