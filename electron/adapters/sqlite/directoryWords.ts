import type { Contact } from '#core/caller/company.ts';
import { foldedWords } from '#core/text/fold.ts';
import { soundsOf } from '#core/text/sounds.ts';

/** Goes up with every change of `contactWords`, `fold` or `sounds`: the words are then made anew at the next start. */
export const wordsVersion = 3;

export type Searched = Pick<Contact, 'name' | 'company' | 'numbers'>;

/** The words a contact is found by, for the index `contact_text`. */
export function contactWords({ name, company, numbers }: Searched): string {
  const text = `${name}\n${company}`;
  const folded = foldedWords(text);
  const words = [...folded];
  for (const { bones, whole } of soundsOf(text, folded)) {
    if (whole === null) words.push(soundWord('arabic', bones));
    else words.push(soundWord('written', bones), soundWord('whole', whole));
  }
  for (const number of numbers) words.push(...threes(digitsOf(number)));
  return words.join(' ');
}

/** Sounds of words with vowels, their bones, and bones of words in Arabic letters are never taken for each other. */
const marks = { whole: 0xe8_00, written: 0xe9_00, arabic: 0xea_00 } as const;

/** How a sound stands in the index: its first letter is one that nobody types (Unicode's private use). */
export function soundWord(kind: keyof typeof marks, sound: string): string {
  return String.fromCharCode(marks[kind] + sound.charCodeAt(0)) + sound.slice(1);
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
