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

/**
 * What is typed as a query of FTS5: every word must begin some word of the call; '' when nothing in it can be searched.
 * Words are folded first, so that quotes, operators and asterisks never reach the query's grammar. Digits with spaces
 * between are one number, however it is grouped, or else words that stand in the text as typed.
 */
export function searchQuery(typed: string): string {
  const words = foldedWords(typed).slice(0, mostWords);
  const terms: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const run = digitsFrom(words, index);
    terms.push(run.length === 0 ? `"${words[index]}"*` : digitsTerm(run));
    index += Math.max(0, run.length - 1);
  }
  return terms.join(' AND ');
}

function digitsFrom(words: readonly string[], start: number): readonly string[] {
  const rest = words.slice(start);
  const end = rest.findIndex((word) => !isDigits(word));
  return end === -1 ? rest : rest.slice(0, end);
}

function digitsTerm(run: readonly string[]): string {
  const number = run.join('');
  const forms = new Set([number, ...withoutTrunk(number)].map((form) => `"${form}"*`));
  if (run.length > 1)
    forms.add(`(${run.map((word, at) => (at < run.length - 1 ? `"${word}"` : `"${word}"*`)).join(' AND ')})`);
  return `(${[...forms].join(' OR ')})`;
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
