import type { Contact } from '#core/caller/company.ts';
import { foldedWords } from '#core/text/fold.ts';

/** Goes up with every change of `contactWords` or `fold`: the words are then made anew at the next start. */
export const wordsVersion = 1;

type Searched = Pick<Contact, 'name' | 'company' | 'numbers'>;

/** The words a contact is found by, each once, for the index `contact_text`. */
export function contactWords({ name, company, numbers }: Searched): string {
  const words = [
    ...foldedWords(name),
    ...foldedWords(company),
    ...numbers.flatMap((number) => pieces(digitsOf(number))),
  ];
  return [...new Set(words)].join(' ');
}

/** Of a number of twelve digits twelve words, where all its endings, with all their beginnings, would be many more. */
function pieces(digits: string): readonly string[] {
  return [...threes(digits), digits.slice(-2), digits.slice(-1)];
}

/**
 * Every three digits that stand together. Four and more of one digit, whose threes are all the same, are words of their
 * own.
 */
function threes(digits: string): readonly string[] {
  const three = Array.from({ length: Math.max(0, digits.length - 2) }, (_, at) => digits.slice(at, at + 3));
  const same = (digits.match(/(\d)\1{3,}/g) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 3 }, (_, more) => run.slice(0, more + 4)),
  );
  return [...three, ...same];
}

export interface ContactSearch {
  /** For FTS5; '' when nothing that was typed can be searched. */
  readonly query: string;
  /** The index finds numbers with all the threes of what was typed; whether they stand in a row is asked here. */
  readonly fits: (contact: Searched) => boolean;
}

/** More words than these are not looked at; a search field holds 200 characters. */
const mostWords = 32;
/** E.164: a longer run of digits is in no number. */
const mostDigits = 15;

/**
 * What is typed: every word must begin a word of name or company; digits, however grouped, may stand anywhere in a number.
 * Words are folded first, so that quotes, operators and asterisks never reach the query's grammar.
 */
export function contactSearch(typed: string): ContactSearch {
  const words = foldedWords(typed).slice(0, mostWords);
  const terms: string[] = [];
  const runs: (readonly string[])[] = [];
  for (let at = 0; at < words.length;) {
    const end = words.findIndex((word, index) => index >= at && !isDigits(word));
    const run = words.slice(at, end === -1 ? words.length : end);
    if (run.length > 0) {
      runs.push(run);
      terms.push(digitsTerm(run));
    } else terms.push(`"${words[at]}"*`);
    at += Math.max(1, run.length);
  }
  return {
    query: terms.join(' AND '),
    fits: (contact) => runs.every((run) => holdsRun(contact, run)),
  };
}

function digitsTerm(run: readonly string[]): string {
  const inNumber = numberForms(run)
    .filter((form) => form.length <= mostDigits)
    .map((form) => (form.length < 3 ? `"${form}"*` : `(${threes(form).map(quoted).join(' AND ')})`));
  const inWords = [run.length === 1 ? `"${run[0]}"*` : `(${run.map(beginning).join(' AND ')})`];
  return `(${[...new Set([...inNumber, ...inWords])].join(' OR ')})`;
}

function holdsRun({ name, company, numbers }: Searched, run: readonly string[]): boolean {
  const forms = numberForms(run);
  if (numbers.some((number) => forms.some((form) => digitsOf(number).includes(form)))) return true;
  const words = [...foldedWords(name), ...foldedWords(company)];
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

function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}

function isDigits(word: string): boolean {
  return /^[0-9]+$/.test(word);
}
