import { AsYouType, isSupportedCountry } from 'libphonenumber-js/max';
import { withoutSeparators } from './dialled.ts';

/**
 * How a number begins, as E.164 with plus, as a person wrote it: "+380 44", "0038044", "044" in Ukraine; null for what no
 * number begins with. `country`: ISO 3166 alpha-2 of the desk.
 */
export function readPrefix(text: string, country: string): string | null {
  const written = withoutSeparators(text.normalize('NFKC').trim());
  const international = written.replace(/^00(?=[1-9])/, '+');
  if (/^\+[1-9]\d{0,14}$/.test(international)) return international;
  const desk = country.toUpperCase();
  if (!/^\d{2,15}$/.test(written) || !isSupportedCountry(desk)) return null;
  const typing = new AsYouType(desk);
  typing.input(written);
  const prefix = typing.getNumberValue() ?? '';
  return /^\+[1-9]\d{1,14}$/.test(prefix) ? prefix : null;
}
