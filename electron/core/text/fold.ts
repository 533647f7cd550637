/**
 * One folding for index and query in every script, so that what is typed finds what is meant.
 *
 * Letters that people leave out or mix up become one: diacritics of Latin and Greek, stress marks, ё and е, ґ and г,
 * the forms of alef, yeh, heh and kaf, harakat and tatweel, ß and ss, digits of every keyboard in use.
 * й, ї and ў stay letters of their own although Unicode takes them apart: nobody who writes them means и, і or у,
 * and folding them would make "мій" and "мии" one word.
 * Apostrophes join (Лук'янов, O'Neil), all else that is neither letter nor digit parts words.
 * Ideographs, kana and Thai letters are words by themselves, since those scripts set no spaces.
 */
export function fold(text: string): string {
  return plain.test(text) ? text.toLowerCase().replace(plainBetween, ' ').trim() : foldAny(text);
}

/**
 * Letters of which none has to be taken apart or made another, as most names have them: a million are folded in half the
 * time. Latin, Russian and Ukrainian without ё and ґ, Arabic without hamza.
 */
const plain = /^[A-Za-z0-9А-Яа-яІіЇїЄє\u0627\u0628\u062A-\u063A\u0641-\u0648\u064A .,"&()/+:;\n-]*$/;
const plainBetween = /[ .,"&()/+:;\n-]+/g;
const plainWord = /[^ .,"&()/+:;\n-]+/g;

function foldAny(text: string): string {
  return lettersOf(text).replace(between, ' ').trim();
}

/** Folded, with all that parts words still there. */
function lettersOf(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('´', '')
    .normalize('NFKD')
    .replace(apostrophes, '')
    .toLowerCase()
    .replace(takenApart, (letter) => letter.normalize('NFC'))
    .replace(unseen, '')
    .replace(sameLetters, (letter) => sameLetter.get(letter) ?? letter)
    .replace(withoutSpaces, ' $& ');
}

/** Longer words are cut alike in index and query, so that a hostile one of 64 kB costs nothing. */
const longestWord = 64;

/** The words of a folded text; none is empty, none has a character that a search engine could take for an operator. */
export function foldedWords(text: string): readonly string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ').map(cut);
}

function cut(word: string): string {
  return word.length <= longestWord ? word : word.slice(0, longestWord).toWellFormed();
}

/** From inclusive, until exclusive; UTF-16 code units of the text as it was written. */
type Place = readonly [number, number];

/** A folded word, and where it stands in its text. */
export interface PlacedWord {
  readonly word: string;
  /** Of the letter that a UTF-16 code unit of the word comes from; undefined: the word has no such unit. */
  readonly place: (unit: number) => Place | undefined;
}

/**
 * Those of the words of `foldedWords` that are wanted, in their order, each with its places: however a text is written, what
 * was found is shown in it. Letters that have to be taken apart are placed one by one, in those pieces of the text alone in
 * which any of them is wanted.
 */
export function placedWords(text: string, isWanted: (word: string) => boolean = () => true): readonly PlacedWord[] {
  if (plain.test(text)) return plainWords(text, 0).filter(({ word }) => isWanted(word));
  const words: PlacedWord[] = [];
  for (const { 0: piece, index } of text.matchAll(/[^\t\n\r ]+/g)) {
    if (plain.test(piece)) words.push(...plainWords(piece, index));
    else if (foldedWords(piece).some(isWanted)) words.push(...anyWords(piece, index));
  }
  return words.filter(({ word }) => isWanted(word));
}

/** Each letter becomes one letter. */
function plainWords(piece: string, start: number): readonly PlacedWord[] {
  return Array.from(piece.toLowerCase().matchAll(plainWord), ({ 0: word, index }) => ({
    word: word.slice(0, longestWord),
    place: (unit) => [start + index + unit, start + index + unit + 1],
  }));
}

function anyWords(piece: string, start: number): readonly PlacedWord[] {
  const words: PlacedWord[] = [];
  let word = '';
  let places: Place[] = [];
  const end = (): void => {
    const ofWord = places;
    if (word !== '') words.push({ word: cut(word), place: (unit) => ofWord[unit] });
    word = '';
    places = [];
  };
  for (const { 0: letter, index } of piece.matchAll(withItsMarks)) {
    const from = start + index;
    const place = [from, from + (letter.replace(unseenBehind, '').length || letter.length)] as const;
    for (const folded of plain.test(letter) ? letter.toLowerCase() : lettersOf(letter)) {
      if (parts.test(folded)) end();
      else {
        word += folded;
        for (let unit = 0; unit < folded.length; unit += 1) places.push(place);
      }
    }
  }
  end();
  return words;
}

/**
 * A letter with all that is written onto it, and with what folds to nothing behind it: folded alone it is as in its text. Thai
 * sara am is a mark and a letter in one, halfwidth kana have their marks behind them.
 */
const withItsMarks =
  /[^\p{M}\p{Cf}\u0640\u0e33\uff9e\uff9f][\p{M}\p{Cf}\u0640\u0e33\uff9e\uff9f´'’‘ʼʻ`ʹ′]*|[\p{M}\p{Cf}\u0640\u0e33\uff9e\uff9f]+/gsu;
const unseenBehind = /[\p{Cf}\u0640´'’‘ʼʻ`ʹ′]+$/u;

/** The acute accent standing alone goes before, since normalising makes a space of it. */
const apostrophes = /['’‘ʼʻ`ʹ′]/gu;

/** и, і, у with the mark that makes them й, ї, ў. */
const takenApart = /и\u0306|і\u0308|у\u0306/gu;

/**
 * Zero-width characters, bidi controls and tatweel; combining marks of all scripts (Inherited), Cyrillic titlo,
 * Hebrew points and Quranic signs. Vowel signs of Indic scripts are letters to their readers and stay.
 */
const unseen =
  /[\p{Cf}\u0640\p{Script=Inherited}\p{Me}\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/gu;

const sameLetter: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ŧ: 't', þ: 'th', ı: 'i' }),
  ...Object.entries({ ς: 'σ', ґ: 'г' }),
  ...Object.entries({ ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ے: 'ي', ہ: 'ه', ھ: 'ه', ە: 'ه' }),
  ...digitsFrom(0x06_60),
  ...digitsFrom(0x06_f0),
]);

const sameLetters = new RegExp(`[${[...sameLetter.keys()].join('')}]`, 'gu');

const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*/gu;

const between = /[^\p{L}\p{N}\p{M}]+/gu;
const parts = /[^\p{L}\p{N}\p{M}]/u;

function digitsFrom(zero: number): [string, string][] {
  return Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), String(digit)]);
}
