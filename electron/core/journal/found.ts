import { foldedWords, placedWords } from '../text/fold.ts';
import type { FoundIn } from './entry.ts';
import type { ProjectedCall } from './project.ts';
import { type Sought, digitsOf, isDigits, isSought, searchedOf } from './search.ts';

type Range = FoundIn['ranges'][number];

/** What is looked for in the texts: beginnings of words, whole words, and digits anywhere in a number. */
interface Wanted {
  readonly beginnings: readonly string[];
  readonly wholes: readonly string[];
  readonly digits: readonly string[];
}

/** Where a search, and a fragment of a number, stand in the texts of a call, in the order in which they are shown. */
export function foundIn(sought: Sought, fragment: string, call: ProjectedCall): FoundIn[] {
  if (sought.length === 0 && fragment === '') return [];
  const { entry, topicLabel } = call;
  const wanted = wantedOf(sought, call);
  const inNumber: Wanted = {
    ...wanted,
    digits: fragment === '' ? wanted.digits : [...wanted.digits, digitsOf(fragment)],
  };
  const found: readonly FoundIn[] = [
    { field: 'name', ranges: inText(entry.name, wanted) },
    { field: 'company', ranges: inText(entry.company, wanted) },
    { field: 'number', ranges: inDigits(entry.number, inNumber) },
    { field: 'numberShown', ranges: inDigits(entry.numberShown, inNumber) },
    { field: 'topic', ranges: inText(entry.topic, wanted) },
    { field: 'topicLabel', ranges: inText(topicLabel, wanted) },
    { field: 'essence', ranges: inText(entry.essence, wanted) },
    { field: 'transferredTo', ranges: inDigits(entry.transferredTo, wanted) },
  ];
  return found.filter(({ ranges }) => ranges.length > 0);
}

/** Of the alternatives those alone that are there. */
function wantedOf(sought: Sought, call: ProjectedCall): Wanted {
  const searched = searchedOf(call);
  const words = sought.flatMap((forms) => forms.filter((form) => isSought([[form]], searched)).flat());
  const beginnings = words.filter(({ begins }) => begins).map(({ word }) => word);
  return {
    beginnings,
    wholes: words.filter(({ begins }) => !begins).map(({ word }) => word),
    digits: beginnings.filter(isDigits),
  };
}

function inText(text: string, wanted: Wanted): Range[] {
  if (wanted.beginnings.length === 0 && wanted.wholes.length === 0) return [];
  const ranges: Range[] = [];
  // A long note is folded fast; places are looked for in those pieces alone that have any.
  for (const { 0: piece, index } of text.matchAll(/[^\t\n\r ]+/g)) {
    if (!foldedWords(piece).some((word) => lengthIn(word, wanted) > 0)) continue;
    for (const { word, places } of placedWords(piece)) {
      const length = lengthIn(word, wanted);
      const [from, until] = [places[0]?.[0], places[length - 1]?.[1]];
      if (from !== undefined && until !== undefined) ranges.push([index + from, index + until]);
    }
  }
  return joined(ranges);
}

/** How much of the word was looked for; 0: nothing. */
function lengthIn(word: string, { beginnings, wholes }: Wanted): number {
  if (wholes.includes(word)) return word.length;
  return Math.max(0, ...beginnings.filter((beginning) => word.startsWith(beginning)).map(({ length }) => length));
}

/** Digits anywhere, however they are grouped, beside what begins a word. */
function inDigits(text: string, wanted: Wanted): Range[] {
  if (text === '') return [];
  const ranges = inText(text, wanted);
  if (wanted.digits.length > 0) {
    const letters = placedWords(text).flatMap(({ word, places }) =>
      places.map((place, unit) => ({ digit: word[unit] ?? '', place })),
    );
    const digits = letters.filter(({ digit }) => isDigits(digit));
    const all = digits.map(({ digit }) => digit).join('');
    for (const fragment of wanted.digits.filter((one) => one !== ''))
      for (let at = all.indexOf(fragment); at >= 0; at = all.indexOf(fragment, at + 1)) {
        const [from, until] = [digits[at]?.place[0], digits[at + fragment.length - 1]?.place[1]];
        if (from !== undefined && until !== undefined) ranges.push([from, until]);
      }
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
