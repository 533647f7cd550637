import { foldedWords } from './fold.ts';
import { type Sound, type TypedSound, soundsLike, soundsOf, typedSounds } from './sounds.ts';

/** A text that is searched, ready to be compared again and again. */
export interface Findable {
  readonly words: readonly string[];
  readonly sounds: readonly Sound[];
}

export function findable(text: string): Findable {
  const words = foldedWords(text);
  return { words, sounds: soundsOf(text, words) };
}

/** Words as somebody types them, each with the ways in which it may be meant. */
type TypedWords = readonly { readonly word: string; readonly sounds: readonly TypedSound[] }[];

function typedWords(text: string): TypedWords {
  const sounds = typedSounds(text);
  return foldedWords(text).map((word, at) => ({ word, sounds: sounds[at] ?? [] }));
}

/** Whether every typed word begins a word of the text: as it is written, or at least as it sounds; null: it does not. */
function foundIn({ words, sounds }: Findable, typed: TypedWords): 'written' | 'heard' | null {
  let found: 'written' | 'heard' = 'written';
  for (const { word, sounds: meant } of typed) {
    if (words.some((one) => one.startsWith(word))) continue;
    if (!meant.some((typedSound) => sounds.some((sound) => soundsLike(sound, typedSound)))) return null;
    found = 'heard';
  }
  return found;
}

/** Those in whom what is typed is found: first as it is written, then as it sounds, otherwise in their order. */
export function findIn<T>(all: readonly T[], textOf: (one: T) => Findable, text: string): readonly T[] {
  const typed = typedWords(text);
  const found = all.map((one) => ({ one, how: foundIn(textOf(one), typed) }));
  return [...found.filter(({ how }) => how === 'written'), ...found.filter(({ how }) => how === 'heard')].map(
    ({ one }) => one,
  );
}
