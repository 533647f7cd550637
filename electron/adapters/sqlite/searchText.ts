import type { ProjectedCall } from '#core/journal/project.ts';
import { foldedWords } from '#core/text/fold.ts';

/** The words a call is found by, each once, for the index `call_text`; the same call always gives the same text. */
export function searchText({ entry, topicLabel }: ProjectedCall): string {
  const texts = [entry.name, entry.company, entry.topic, topicLabel, entry.essence];
  const numbers = [entry.number, entry.transferredTo];
  return [...new Set([...texts.flatMap(foldedWords), ...numbers.flatMap(numberWords)])].join(' ');
}

/** Of a number every ending of three digits and more, so that any part of it is the beginning of a word; a name's words. */
function numberWords(number: string): readonly string[] {
  const words = foldedWords(number);
  const [digits = '', ...more] = words;
  if (more.length > 0 || !isDigits(digits)) return words;
  return [digits, ...Array.from({ length: Math.max(0, digits.length - 3) }, (_, index) => digits.slice(index + 1))];
}

/** More words than these are not looked at; a search field holds 200 characters. */
const mostWords = 32;

/** A word of the call, or the beginning of one. */
interface SoughtWord {
  readonly word: string;
  readonly begins: boolean;
}

/** Of each group of a search one alternative must be there whole. */
export type Sought = readonly (readonly (readonly SoughtWord[])[])[];

/**
 * What is looked for: every word typed must begin some word of the call; nothing when nothing in it can be searched. Digits
 * with spaces between are one number, however it is grouped, or else words that stand in the text as typed.
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

/** As a query of FTS5. Words are folded, so that quotes, operators and asterisks never reach the query's grammar. */
export function searchQuery(sought: Sought): string {
  return sought.map((forms) => `(${forms.map(whole).join(' OR ')})`).join(' AND ');
}

function whole(words: readonly SoughtWord[]): string {
  return `(${words.map(term).join(' AND ')})`;
}

function term({ word, begins: isBeginning }: SoughtWord): string {
  return `"${word}"${isBeginning ? '*' : ''}`;
}

/** Whether the search finds a call of these words (`searchText`): an index that the disk has changed may say otherwise. */
export function isSought(sought: Sought, text: string): boolean {
  const words = text.split(' ');
  const isThere = ({ word, begins: isBeginning }: SoughtWord): boolean =>
    words.some((one) => (isBeginning ? one.startsWith(word) : one === word));
  return sought.every((forms) => forms.some((all) => all.every(isThere)));
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

function isDigits(word: string): boolean {
  return /^[0-9]+$/.test(word);
}
