import type { Contact } from '#core/caller/company.ts';
import { foldedWords } from '#core/text/fold.ts';
import { type Sound, soundsOf } from '#core/text/sounds.ts';

/** Goes up with every change of `contactWords`, `fold` or `sounds`: the words are then made anew at the next start. */
export const wordsVersion = 2;

export type Searched = Pick<Contact, 'name' | 'company' | 'numbers'>;

/** The words a contact is found by, for the index `contact_text`. */
export function contactWords({ name, company, numbers }: Searched): string {
  const text = `${name}\n${company}`;
  const folded = foldedWords(text);
  const words = [...folded];
  for (const sound of soundsOf(text, folded)) words.push(soundWord(sound));
  for (const number of numbers) words.push(...threes(digitsOf(number)));
  return words.join(' ');
}

/**
 * How a sound stands in the index. Its first letter is one that nobody types (Unicode's private use), another for Arabic
 * than for the rest: a sound and a word are never taken for each other.
 */
function soundWord({ bones, whole }: Sound): string {
  return whole === null ? arabicWord(bones) : writtenWord(bones);
}

export function writtenWord(bones: string): string {
  return String.fromCodePoint(0xe8_00 + bones.charCodeAt(0)) + bones.slice(1);
}

export function arabicWord(bones: string): string {
  return String.fromCodePoint(0xf0_00 + bones.charCodeAt(0)) + bones.slice(1);
}

/**
 * Every three digits that stand together, each as one letter of private use: shorter ones are in most numbers, and are
 * looked for without the index. Four and more of one digit, whose threes are all the same, are words of their own.
 */
export function threes(digits: string): readonly string[] {
  const words: string[] = [];
  let same = 1;
  for (let at = 0; at < digits.length; at += 1) {
    same = at > 0 && digits[at] === digits[at - 1] ? same + 1 : 1;
    if (at >= 2) words.push(String.fromCharCode(0xe0_00 + Number(digits.slice(at - 2, at + 1))));
    if (same > 3) words.push(digits.slice(at - same + 1, at + 1));
  }
  return words;
}

export function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
