import { foldedWords } from '../text/fold.ts';
import { type CallText, type FoldedCall, foldedCall } from './foldedCall.ts';
import type { ProjectedCall } from './project.ts';

/** More words than these are not looked at; a search field holds 200 characters. */
const mostWords = 32;

/** A word of the call, or the beginning of one. */
export interface SoughtWord {
  readonly word: string;
  readonly begins: boolean;
}

/** Of each group of a search one alternative must be there whole. */
export type Sought = readonly (readonly (readonly SoughtWord[])[])[];

/**
 * What is looked for: every word typed must begin some word of the call, and digits may stand anywhere in a number; nothing
 * when nothing in it can be searched. Digits with spaces between are one number, however it is grouped, or else words that
 * stand in the text as typed.
 */
export function soughtIn(typed: string): Sought {
  const words = foldedWords(typed).slice(0, mostWords);
  const sought: (readonly (readonly SoughtWord[])[])[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const run = digitsFrom(words, index);
    sought.push(run.length === 0 ? [[begins(words[index] ?? '')]] : digitForms(run));
    index += Math.max(0, run.length - 1);
  }
  return sought;
}

/** What a call is searched by. */
export interface Searched {
  /** Folded, each once. */
  readonly words: readonly string[];
  /** The digits of the other side's number. */
  readonly number: string;
  /** Of the number that the call was put through to, where it has no name. */
  readonly transferred: string;
}

/** In the order of the index. */
const searchedTexts: readonly CallText[] = [
  'name',
  'company',
  'topic',
  'topicLabel',
  'essence',
  'number',
  'transferredTo',
];

/** The same call always gives the same. */
export function searchedOf(call: ProjectedCall): Searched {
  const folded = foldedCall(call);
  return {
    words: [...new Set(searchedTexts.flatMap((field) => wordsIn(folded, field)))],
    number: digitsIn(folded.words('number')),
    transferred: transferredIn(folded),
  };
}

/** A bare number is no word: it is searched by its digits. */
function wordsIn(folded: FoldedCall, field: CallText): readonly string[] {
  const words = folded.words(field);
  return (field === 'number' || field === 'transferredTo') && isNumber(words) ? [] : words;
}

function transferredIn(folded: FoldedCall): string {
  const words = folded.words('transferredTo');
  return isNumber(words) ? (words[0] ?? '') : '';
}

/** The digits of a number, whatever stands between; a hostile one is cut as words are. */
export function digitsOf(number: string): string {
  return digitsIn(foldedWords(number));
}

/** The same, of a number's folded words. */
export function digitsIn(words: readonly string[]): string {
  return words
    .join('')
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 64);
}

/** Whether the search finds a call. */
export function isSought(sought: Sought, folded: FoldedCall): boolean {
  const isThere = ({ word, begins: isBeginning }: SoughtWord): boolean =>
    searchedTexts.some((field) =>
      wordsIn(folded, field).some((one) => (isBeginning ? one.startsWith(word) : one === word)),
    ) ||
    (isBeginning &&
      isDigits(word) &&
      (digitsIn(folded.words('number')).includes(word) || transferredIn(folded).includes(word)));
  return sought.every((forms) => forms.some((all) => all.every(isThere)));
}

export function isDigits(word: string): boolean {
  return /^[0-9]+$/.test(word);
}

function isNumber(words: readonly string[]): boolean {
  return words.length === 1 && isDigits(words[0] ?? '');
}

function begins(word: string): SoughtWord {
  return { word, begins: true };
}

function digitsFrom(words: readonly string[], start: number): readonly string[] {
  const rest = words.slice(start);
  const end = rest.findIndex((word) => !isDigits(word));
  return end === -1 ? rest : rest.slice(0, end);
}

function digitForms(run: readonly string[]): readonly (readonly SoughtWord[])[] {
  const number = run.join('');
  const forms = [...new Set([number, ...withoutTrunk(number)])].map((form) => [begins(form)]);
  return run.length > 1 ? [...forms, run.map((word, at) => ({ word, begins: at === run.length - 1 }))] : forms;
}

/** 067..., 00380... and 8 916... are how people write what the journal keeps as E.164. */
function withoutTrunk(number: string): readonly string[] {
  const bare = number.replace(/^0+/, '');
  const forms = bare.length >= 2 ? [bare] : [];
  return /^8\d{5}/.test(number) ? [...forms, number.slice(1)] : forms;
}
