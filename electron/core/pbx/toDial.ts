import { isSupportedCountry, parsePhoneNumberFromString as parse } from 'libphonenumber-js/max';

/**
 * A number as the PBX is asked for it. A public one (E.164 with plus) gets the outside prefix and is then dialled as from a
 * telephone of that country: national, or behind the country's international prefix. Everything else, and everything
 * where no prefix is set, stays as it is. `country`: ISO 3166 alpha-2 of the desk.
 */
export function toDial(number: string, outsidePrefix: string, country: string): string {
  if (outsidePrefix === '' || !/^\+\d+$/.test(number)) return number;
  return outsidePrefix + fromHere(number, country.toUpperCase());
}

function fromHere(number: string, country: string): string {
  const written = isSupportedCountry(country)
    ? parse(number, { extract: false })?.format('IDD', { fromCountry: country })
    : undefined;
  const digits = (written ?? '').replaceAll(/\D/g, '');
  // 00 is the prefix of most of the world (ITU-T E.164 section 7.2.1 recommends it).
  return digits === '' ? `00${number.slice(1)}` : digits;
}
