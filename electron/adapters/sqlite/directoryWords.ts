import type { Contact } from '#core/caller/company.ts';
import { foldedWords } from '#core/text/fold.ts';
import { type Sound, soundsOf } from '#core/text/sounds.ts';

/** Goes up with every change of `contactWords`, `fold` or `sounds`: the words are then made anew at the next start. */
export const wordsVersion = 2;

export type Searched = Pick<Contact, 'name' | 'company' | 'numbers'>;

/** The words a contact is found by, each once, for the index `contact_text`. */
export function contactWords({ name, company, numbers }: Searched): string {
  const text = `${name}\n${company}`;
  const words = new Set(foldedWords(text));
  for (const sound of soundsOf(text)) words.add(soundWord(sound));
  for (const number of numbers) for (const three of threes(digitsOf(number))) words.add(three);
  return [...words].join(' ');
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
  const three = Array.from({ length: Math.max(0, digits.length - 2) }, (_, at) =>
    String.fromCodePoint(0xe0_00 + Number(digits.slice(at, at + 3))),
  );
  const same = (digits.match(/(\d)\1{3,}/g) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 3 }, (_, more) => run.slice(0, more + 4)),
  );
  return same.length === 0 ? three : [...three, ...same];
}

export function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
