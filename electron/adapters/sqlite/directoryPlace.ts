import { fold } from '#core/text/fold.ts';

/**
 * Where a name stands in the list, compared byte by byte: folded, with the letters that Unicode has behind я where the
 * Ukrainian and Belarusian alphabets have them.
 */
export function placeOf(name: string): string {
  return fold(name).replace(late, (letter) => (before.get(letter) ?? letter) + last);
}

/** Behind every Cyrillic letter, so that "и" with it stands after all other words with и. */
const last = '\u04ff';

const before: ReadonlyMap<string, string> = new Map([
  ['є', 'е'],
  ['і', 'и'],
  ['ї', `и${last}`],
  ['ў', 'у'],
]);

const late = /[єіїў]/gu;

/** The order of the places as SQLite has it: by code points, which JavaScript's own comparison of text is not. */
export function comparePlaces(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return beforeSurrogates(one) - beforeSurrogates(other);
  }
  return a.length - b.length;
}

/** Letters that take two units (from U+10000) stand behind all that take one, though their units do not. */
function beforeSurrogates(unit: number): number {
  if (unit < 0xd8_00) return unit;
  return unit < 0xe0_00 ? unit + 0x20_00 : unit - 0x8_00;
}
