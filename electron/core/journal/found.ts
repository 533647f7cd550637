import { placedWords } from '../text/fold.ts';
import type { FoundIn } from './entry.ts';
import type { JournalFilter } from './filter.ts';
import type { CallText, FoldedCall } from './foldedCall.ts';
import { type Sought, digitsOf, isDigits, isSought, soughtIn } from './search.ts';

type Range = FoundIn['ranges'][number];

/** What is looked for in the texts: beginnings of words, whole words, and digits anywhere in a number. */
interface Wanted {
  readonly beginnings: readonly string[];
  readonly wholes: readonly string[];
  readonly digits: readonly string[];
}

/** Where the text and the number that a filter asks for stand in the texts of a call, in the order in which they are shown. */
export function foundBy({ text = '', number = '' }: JournalFilter): (folded: FoldedCall) => FoundIn[] {
  const sought = soughtIn(text);
  const fragment = digitsOf(number);
  if (sought.length === 0 && fragment === '') return () => [];
  return (folded) => {
    const wanted = wantedOf(sought, folded);
    const inNumber: Wanted = fragment === '' ? wanted : { ...wanted, digits: [...wanted.digits, fragment] };
    const found: readonly FoundIn[] = [
      { field: 'name', ranges: inText(folded, 'name', wanted) },
      { field: 'company', ranges: inText(folded, 'company', wanted) },
      { field: 'number', ranges: inDigits(folded, 'number', inNumber) },
      { field: 'numberShown', ranges: inDigits(folded, 'numberShown', inNumber) },
      { field: 'topic', ranges: inText(folded, 'topic', wanted) },
      { field: 'topicLabel', ranges: inText(folded, 'topicLabel', wanted) },
      { field: 'essence', ranges: inText(folded, 'essence', wanted) },
      { field: 'transferredTo', ranges: inDigits(folded, 'transferredTo', wanted) },
    ];
    return found.filter(({ ranges }) => ranges.length > 0);
  };
}

/** Of the alternatives those alone that are there. */
function wantedOf(sought: Sought, folded: FoldedCall): Wanted {
  const words = sought.flatMap((forms) => forms.filter((form) => isSought([[form]], folded)).flat());
  const beginnings = words.filter(({ begins }) => begins).map(({ word }) => word);
  return {
    beginnings,
    wholes: words.filter(({ begins }) => !begins).map(({ word }) => word),
    digits: beginnings.filter(isDigits),
  };
}

function inText(folded: FoldedCall, field: CallText, wanted: Wanted): Range[] {
  if (wanted.beginnings.length === 0 && wanted.wholes.length === 0) return [];
  const isWanted = (word: string): boolean => lengthIn(word, wanted) > 0;
  if (!folded.words(field).some(isWanted)) return [];
  const ranges = placedWords(folded.text(field), isWanted).flatMap(({ word, place }): Range[] => {
    const [from, until] = [place(0)?.[0], place(lengthIn(word, wanted) - 1)?.[1]];
    return from === undefined || until === undefined ? [] : [[from, until]];
  });
  return joined(ranges);
}

/** How much of the word was looked for; 0: nothing. */
function lengthIn(word: string, { beginnings, wholes }: Wanted): number {
  if (wholes.includes(word)) return word.length;
  let longest = 0;
  for (const beginning of beginnings)
    if (beginning.length > longest && word.startsWith(beginning)) longest = beginning.length;
  return longest;
}

/** Digits anywhere, however they are grouped, beside what begins a word. */
function inDigits(folded: FoldedCall, field: CallText, wanted: Wanted): Range[] {
  const ranges = inText(folded, field, wanted);
  if (wanted.digits.length === 0) return ranges;
  let digits = '';
  const places: (readonly [number, number])[] = [];
  for (const { word, place } of placedWords(folded.text(field)))
    for (let unit = 0; unit < word.length; unit += 1) {
      const [letter, at] = [word.charAt(unit), place(unit)];
      if (at === undefined || !isDigits(letter)) continue;
      digits += letter;
      places.push(at);
    }
  for (const fragment of wanted.digits)
    for (let at = digits.indexOf(fragment); at >= 0; at = digits.indexOf(fragment, at + 1)) {
      const [from, until] = [places[at]?.[0], places[at + fragment.length - 1]?.[1]];
      if (from !== undefined && until !== undefined) ranges.push([from, until]);
    }
  return joined(ranges);
}

/** Ascending, and none touching another. */
function joined(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const [from, until] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else apart.push([from, until]);
  }
  return apart;
}
