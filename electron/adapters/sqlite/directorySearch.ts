import { foldedWords } from '#core/text/fold.ts';
import { type Sound, type TypedSound, soundsLike, soundsOf, typedSounds } from '#core/text/sounds.ts';
import { type Searched, digitsOf, soundWord, threes } from './directoryWords.ts';

export interface ContactSearch {
  /** For FTS5; '' when the index can tell nothing: every contact is looked at. */
  readonly query: string;
  /**
   * The same by the beginnings of its words alone, which the index has at hand: of a word that very many have it tells the
   * first ones at once, while for `query` it would gather all. '' where there is no difference.
   */
  readonly nearly: string;
  /** The index tells too many: whether the contact is really meant is asked here. */
  readonly fits: (contact: Searched) => boolean;
}

/** More words than these are not looked at; a search field holds 200 characters. */
const mostWords = 32;
/** E.164: a longer run of digits is in no number. */
const mostDigits = 15;
/** What stands in every number is found without an index. */
const fewestDigits = 3;
/** The last digits tell most, and a country's first ones are in every number: the index is not asked for more threes. */
const mostThrees = 4;
/** Letters; `prefix` of contact_text. */
const longestAtHand = 3;

/** A word, or digits however grouped. */
interface Typed {
  readonly word: string;
  readonly sounds: readonly TypedSound[];
  /** Empty for a word. */
  readonly run: readonly string[];
}

/**
 * What is typed: every word must begin a word of name or company, digits may stand anywhere in a number. First come those in
 * whom it stands as it was typed, then those in whom it sounds so, in whatever script; nobody is in both. None: nothing that
 * was typed can be searched. Words are folded first, so that quotes, operators and asterisks never reach the query's grammar.
 */
export function contactSearches(text: string): readonly ContactSearch[] {
  const typed = typedIn(text);
  if (typed.length === 0) return [];
  const writtenAs = (begun: (word: string) => string): string =>
    joined(typed.map((one) => (one.run.length > 0 ? digitsTerm(one.run) : beginning(begun(one.word)))));
  const query = writtenAs((word) => word);
  const nearly = writtenAs((word) => [...word].slice(0, longestAtHand).join(''));
  const written: ContactSearch = {
    query,
    nearly: nearly === query ? '' : nearly,
    fits: (contact) => holds(contact, typed, []),
  };
  if (typed.every(({ sounds }) => sounds.length === 0)) return [written];
  const heard = joined(typed.map((one) => (one.run.length > 0 ? digitsTerm(one.run) : soundsTerm(one))));
  return [
    written,
    {
      query: `(${heard}) NOT (${written.query})`,
      nearly: '',
      fits: (contact) => holds(contact, typed, soundsOf(`${contact.name}\n${contact.company}`)),
    },
  ];
}

function typedIn(text: string): readonly Typed[] {
  const words = foldedWords(text).slice(0, mostWords);
  const sounds = typedSounds(text);
  const typed: Typed[] = [];
  for (let at = 0; at < words.length;) {
    const end = words.findIndex((word, index) => index >= at && !isDigits(word));
    const run = words.slice(at, end === -1 ? words.length : end);
    typed.push({ word: words[at] ?? '', sounds: run.length > 0 ? [] : (sounds[at] ?? []), run });
    at += Math.max(1, run.length);
  }
  return typed;
}

function joined(terms: readonly string[]): string {
  return terms.filter((term) => term !== '').join(' AND ');
}

function soundsTerm({ word, sounds }: Typed): string {
  const words = sounds.flatMap(({ written, arabic }) => [
    ...(written === null
      ? []
      : [written.whole === null ? soundWord('written', written.bones) : soundWord('whole', written.whole)]),
    ...(arabic === '' ? [] : [soundWord('arabic', arabic)]),
  ]);
  return `(${[word, ...new Set(words)].map(beginning).join(' OR ')})`;
}

/** '' for digits that are in too many numbers to be in the index. */
function digitsTerm(run: readonly string[]): string {
  const forms = numberForms(run).filter((form) => form.length <= mostDigits);
  if (forms.some((form) => form.length < fewestDigits)) return '';
  const inNumber = forms.map((form) => `(${threes(form).slice(-mostThrees).map(quoted).join(' AND ')})`);
  const inWords = run.length === 1 ? beginning(run[0] ?? '') : `(${run.map(beginning).join(' AND ')})`;
  return `(${[...new Set([...inNumber, inWords])].join(' OR ')})`;
}

function holds(contact: Searched, typed: readonly Typed[], sounds: readonly Sound[]): boolean {
  const words = foldedWords(`${contact.name}\n${contact.company}`);
  return typed.every((one) => {
    if (one.run.length > 0) return holdsRun(contact.numbers, words, one.run);
    if (words.some((word) => word.startsWith(one.word))) return true;
    return one.sounds.some((typedSound) => sounds.some((sound) => soundsLike(sound, typedSound)));
  });
}

function holdsRun(numbers: readonly string[], words: readonly string[], run: readonly string[]): boolean {
  const forms = numberForms(run);
  if (numbers.some((number) => forms.some((form) => digitsOf(number).includes(form)))) return true;
  return run.every((digits) => words.some((word) => word.startsWith(digits)));
}

/** 067..., 00380... and 8 916... are how people write what the directory keeps as E.164. */
function numberForms(run: readonly string[]): readonly string[] {
  const number = run.join('');
  const bare = number.replace(/^0+/, '');
  return [
    ...new Set([number, ...(bare.length >= 2 ? [bare] : []), ...(/^8\d{5}/.test(number) ? [number.slice(1)] : [])]),
  ];
}

function beginning(word: string): string {
  return `"${word}"*`;
}

function quoted(word: string): string {
  return `"${word}"`;
}

function isDigits(word: string): boolean {
  return /^[0-9]+$/.test(word);
}
