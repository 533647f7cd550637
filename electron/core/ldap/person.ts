import { cleanLine, cleanName } from '../caller/cleanText.ts';
import { understandNumber } from '../caller/number.ts';
import { type LdapSettings, attributeNames } from './settings.ts';

/** An entry as it came: names of attributes in lower case, without options; each with its values. */
export interface LdapEntry {
  readonly dn: string;
  readonly values: ReadonlyMap<string, readonly (string | Uint8Array)[]>;
}

/** What the desk takes of an entry: clean text, '' for what it does not say. */
export interface Person {
  /** Stays when she is renamed; the DN where there is nothing better. */
  readonly key: string;
  readonly name: string;
  readonly company: string;
  readonly department: string;
  /** E.164 with plus, each once. */
  readonly numbers: readonly string[];
  /** A short number of the house. */
  readonly extension: string;
  /** As it can be dialled. */
  readonly mobile: string;
}

/** A hostile server could fill every attribute with a million values. */
const mostValues = 20;
const longestKey = 200;

/** null: it names nobody. `country`: ISO 3166 alpha-2 of the desk, for numbers in national form. */
export function personOf(entry: LdapEntry, settings: Pick<LdapSettings, 'attributes'>, country: string): Person | null {
  const { attributes } = settings;
  const first = (list: string): string => cleanName(textsOf(entry, list)[0] ?? '');
  const name = first(attributes.name);
  const company = first(attributes.company);
  if (name === '' && company === '') return null;
  const understood = (list: string) => textsOf(entry, list).map((text) => understandNumber(text, country));
  const numbers = understood(attributes.numbers).flatMap(({ e164 }) => (e164 === null ? [] : [e164]));
  const extension = understood(attributes.extension).find(({ kind }) => kind === 'internal');
  return {
    key: keyOf(entry, attributes.key),
    name: name || company,
    company,
    department: first(attributes.department),
    numbers: [...new Set(numbers)].slice(0, mostValues),
    extension: extension?.shown ?? '',
    mobile: understood(attributes.mobile).find(({ e164 }) => e164 !== null)?.shown ?? '',
  };
}

/** Values of all these attributes, in the order of the list; what is not text is none. */
function textsOf(entry: LdapEntry, list: string): readonly string[] {
  return attributeNames(list).flatMap((name) =>
    (entry.values.get(name.toLowerCase()) ?? [])
      .slice(0, mostValues)
      .filter((value) => typeof value === 'string')
      .map((value) => value.slice(0, 1_000)),
  );
}

function keyOf(entry: LdapEntry, list: string): string {
  for (const name of attributeNames(list)) {
    const value = entry.values.get(name.toLowerCase())?.[0];
    if (value instanceof Uint8Array && value.length > 0) return hexOf(value.slice(0, 64));
    if (typeof value === 'string' && value.trim() !== '') return cleanLine(value, longestKey);
  }
  return cleanLine(entry.dn, longestKey);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
