import type { JournalFilter } from '#core/journal/filter.ts';
import { digitMarks, digitsSought, markedBy, marksOf } from '#core/journal/marks.ts';
import type { ProjectedCall } from '#core/journal/project.ts';
import { type SoughtWord, isDigits, searchedOf, soughtIn } from '#core/journal/search.ts';

/** The words of a call for the index `call_search`, each once; the same call always gives the same text. */
export function searchText(call: ProjectedCall): string {
  const { words, number, transferred } = searchedOf(call);
  return [...words, ...digitMarks('number', number), ...digitMarks('transferred', transferred), ...marksOf(call)].join(
    ' ',
  );
}

/** What a filter asks of the index. */
export interface IndexQuery {
  /** A query of FTS5; '' where the index is not needed. */
  readonly match: string;
  /** Every call that is found fits, its period aside; else each is still to be looked at. */
  readonly isExact: boolean;
}

/** Words are folded, so that quotes, operators and asterisks never reach the query's grammar. */
export function indexQuery(filter: JournalFilter): IndexQuery {
  const { groups, isExact } = markedBy(filter);
  const sought = soughtIn(filter.text ?? '');
  const texts = sought.map((forms) => anyOf(forms.map((words) => allOf(words.map(term)))));
  const match = [...texts, ...groups.map((words) => anyOf(words.map(quoted)))].join(' AND ');
  const hasLongNumber = sought.flat(2).some(({ word }) => isDigits(word) && word.length > 3);
  return { match, isExact: isExact && !hasLongNumber };
}

function term({ word, begins }: SoughtWord): string {
  if (!begins) return `"${word}"`;
  if (!isDigits(word)) return `"${word}"*`;
  const numbers = [digitsSought('number', word), digitsSought('transferred', word)];
  return anyOf([`"${word}"*`, ...numbers.map((marks) => allOf(marks.map(quoted)))]);
}

function quoted(word: string): string {
  return word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`;
}

function allOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' AND ')})`;
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}
