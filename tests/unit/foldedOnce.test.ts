import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundIn } from '#core/journal/entry.ts';
import { fits } from '#core/journal/fits.ts';
import { foldedCall } from '#core/journal/foldedCall.ts';
import { foundBy } from '#core/journal/found.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { type SoughtWord, digitsOf, isDigits, searchedOf, soughtIn } from '#core/journal/search.ts';
import { callId } from '#core/support/ids.ts';
import { foldedWords, placedWords } from '#core/text/fold.ts';
import { invited } from '../store/journalDesk.ts';

// What is quick for the letters of most names must say the same as the long way, and what is folded once the same as what is
// folded for each question by itself.

const textOf = (letters: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(letters)), maxLength });

/** Each of them is folded by itself alone, without being taken apart. */
const plainLetters = 'abYZ09абЙїЄيسل .,"&()/+:;\n-';
const plainText = textOf(plainLetters, 24);
const anyText = fc.oneof(
  plainText,
  textOf(`${plainLetters}ßÉ’´\u0301\u200bأة١か東Ⅷﬁ🙂`, 24),
  fc.string({ unit: 'binary', maxLength: 24 }),
);
const numberText = fc.oneof(textOf('+0123456789', 14), textOf('+012 -()', 18), anyText);

type Texts = Pick<
  ProjectedCall['entry'],
  'name' | 'company' | 'topic' | 'essence' | 'number' | 'numberShown' | 'transferredTo'
> & { readonly topicLabel: string };

function textsOf(text: fc.Arbitrary<string>, number: fc.Arbitrary<string>): fc.Arbitrary<Texts> {
  return fc.record({
    name: text,
    company: text,
    topic: text,
    topicLabel: text,
    essence: text,
    number,
    numberShown: number,
    transferredTo: fc.oneof(text, number),
  });
}

function callWith({ topicLabel, ...texts }: Texts): ProjectedCall {
  const fact = { callId: callId('one'), at: 0, body: invited('+380675550914') };
  const call = project(null, fact, { day: '2026-11-28', card: null });
  return { ...call, topicLabel, entry: { ...call.entry, ...texts } };
}

/** What somebody might type who has seen the call: a piece of one of its texts, two of them, or anything. */
function typedFor(texts: Texts): fc.Arbitrary<string> {
  const piece = fc
    .tuple(fc.constantFrom(...Object.values(texts)), fc.nat(20), fc.nat(8))
    .map(([text, from, length]) => text.slice(from, from + length));
  return fc.oneof(
    piece,
    fc.tuple(piece, piece).map((two) => two.join(' ')),
    anyText,
  );
}

const asked = (texts: fc.Arbitrary<Texts>) =>
  texts.chain((all) =>
    fc.record({
      texts: fc.constant(all),
      text: typedFor(all),
      number: fc.oneof(fc.constant(''), typedFor(all)),
    }),
  );

/** The same letters for a reader, none of which is plain any more. */
function theLongWay(text: string): string {
  return Array.from(text, (letter) => `${letter}\u200b`).join('');
}

test('a text of plain letters has the words, and each letter the place, that the long way finds', () => {
  fc.assert(
    fc.property(plainText, (text) => {
      expect(foldedWords(text)).toEqual(foldedWords(theLongWay(text)));
      const placesOf = (spelt: string, units: number) =>
        placedWords(spelt).map(({ word, place }) => ({
          word,
          letters: Array.from(word, (_, unit) => lettersOf([place(unit) ?? []], units)),
        }));
      expect(placesOf(theLongWay(text), 2)).toEqual(placesOf(text, 1));
    }),
    { numRuns: 2_000 },
  );
});

test('a call is found, and what was found is marked, as when its letters are read the long way', () => {
  fc.assert(
    fc.property(asked(textsOf(plainText, plainText)), ({ texts, text, number }) => {
      const quick = foldedCall(callWith(texts));
      const spelt = Object.fromEntries(Object.entries(texts).map(([field, of]) => [field, theLongWay(of)]));
      const long = foldedCall(callWith({ ...texts, ...spelt }));
      expect(fits({ text, number })(quick)).toBe(fits({ text, number })(long));
      const lettersIn = (call: typeof quick, units: number) =>
        foundBy({ text, number })(call).map(({ field, ranges }) => ({ field, letters: lettersOf(ranges, units) }));
      expect(lettersIn(long, 2)).toEqual(lettersIn(quick, 1));
    }),
    { numRuns: 2_000 },
  );
});

/** Which letters are marked, each of so many units. */
function lettersOf(ranges: readonly (readonly number[])[], units: number): readonly number[] {
  return ranges.flatMap(([from = 0, until = 0]) => {
    const first = from / units;
    return Array.from({ length: Math.ceil(until / units) - first }, (_, nth) => first + nth);
  });
}

test('what is folded once says the same as what is folded anew for each question', () => {
  fc.assert(
    fc.property(asked(textsOf(anyText, numberText)), ({ texts, text, number }) => {
      const call = callWith(texts);
      const folded = foldedCall(call);
      expect(fits({ text, number })(folded)).toBe(fitsByTheBook(text, number, call));
      expect(foundBy({ text, number })(folded)).toEqual(foundByTheBook(text, number, call));
    }),
    { numRuns: 3_000 },
  );
});

function isThere({ word, begins }: SoughtWord, call: ProjectedCall): boolean {
  const { words, number, transferred } = searchedOf(call);
  return (
    words.some((one) => (begins ? one.startsWith(word) : one === word)) ||
    (begins && isDigits(word) && (number.includes(word) || transferred.includes(word)))
  );
}

function fitsByTheBook(text: string, number: string, call: ProjectedCall): boolean {
  return (
    soughtIn(text).every((forms) => forms.some((all) => all.every((one) => isThere(one, call)))) &&
    digitsOf(call.entry.number).includes(digitsOf(number))
  );
}

function foundByTheBook(text: string, number: string, call: ProjectedCall): FoundIn[] {
  const words = soughtIn(text).flatMap((forms) =>
    forms.filter((form) => form.every((one) => isThere(one, call))).flat(),
  );
  const digits = words.filter(({ word, begins }) => begins && isDigits(word)).map(({ word }) => word);
  const { entry, topicLabel } = call;
  const inOrder = [
    ['name', entry.name, null],
    ['company', entry.company, null],
    ['number', entry.number, [...digits, digitsOf(number)]],
    ['numberShown', entry.numberShown, [...digits, digitsOf(number)]],
    ['topic', entry.topic, null],
    ['topicLabel', topicLabel, null],
    ['essence', entry.essence, null],
    ['transferredTo', entry.transferredTo, digits],
  ] as const;
  return inOrder.flatMap(([field, whole, inside]) => {
    const placed = placedWords(whole);
    const ranges: [number, number][] = [];
    for (const { word, place } of placed) {
      const length = Math.max(
        0,
        ...words.map((one) => ((one.begins ? word.startsWith(one.word) : word === one.word) ? one.word.length : 0)),
      );
      if (length > 0) ranges.push([place(0)?.[0] ?? Number.NaN, place(length - 1)?.[1] ?? Number.NaN]);
    }
    const letters = placed.flatMap(({ word, place }) => Array.from(word, (letter, unit) => ({ letter, unit, place })));
    const figures = letters.filter(({ letter }) => isDigits(letter));
    const all = figures.map(({ letter }) => letter).join('');
    for (const fragment of (inside ?? []).filter((one) => one !== ''))
      for (let at = all.indexOf(fragment); at >= 0; at = all.indexOf(fragment, at + 1)) {
        const [first, last] = [figures[at], figures[at + fragment.length - 1]];
        ranges.push([first?.place(first.unit)?.[0] ?? Number.NaN, last?.place(last.unit)?.[1] ?? Number.NaN]);
      }
    const joined: [number, number][] = [];
    for (const [from, until] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = joined.at(-1);
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
      else joined.push([from, until]);
    }
    return joined.length === 0 ? [] : [{ field, ranges: joined }];
  });
}
