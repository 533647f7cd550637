import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldedWords } from '#core/text/fold.ts';

const same: readonly (readonly [what: string, ...spellings: string[]])[] = [
  ['an umlaut', 'Müller', 'muller', 'MU\u0308LLER', 'ＭÜＬＬＥＲ'],
  ['a sharp s', 'Straße', 'STRASSE', 'straẞe'],
  ['letters of the north and of Poland', 'Łódź Ærø Đỗ', 'lodz aero do'],
  ['a ligature', 'oﬀice', 'office'],
  ['a dotted capital of Turkish', 'İstanbul ışık', 'istanbul isik'],
  ['a final sigma', 'ΠΑΠΑΔΌΠΟΥΛΟΣ', 'παπαδοπουλος'],
  ['ё', 'Ёлка', 'елка', 'Е\u0308ЛКА'],
  ['ґ', 'Ґалаґан', 'галаган'],
  ['й however it is encoded', 'Андрій', 'андріи\u0306'],
  ['ї however it is encoded', 'Київ', 'Киі\u0308в'],
  ['an apostrophe of any kind', "Лук'янов", 'Лук’янов', 'Лукʼянов', 'лукянов'],
  ['an apostrophe inside a letter', '´ŉ', 'n'],
  ['alef with hamza', 'أحمد', 'احمد', 'إحمد', 'ٱحمد', 'ا\u0654حمد', 'أَحْمَدٌ', 'أحـــمد'],
  ['yeh and heh', 'فاطمة على', 'فاطمه علي', 'فاطمہ علی'],
  ['hamza on waw and yeh', 'مؤسسة رئيس', 'موسسه رييس'],
  ['presentation forms', 'ﻻﻡ', 'لام'],
  ['kaf of Persian', 'کریم', 'كريم'],
  ['digits of the Arabic and Persian keyboards', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['points of Hebrew', 'שָׁלוֹם', 'שלום'],
  ['direction and zero-width marks', '\u202eol\u200bga\u2069', 'olga', 'ol\u00adga'],
  ['all that parts words', ' (one)\t"two"\0three—four ', 'one two three four'],
];
test.each(same)('%s is found however it is typed', (_, ...spellings) => {
  expect(new Set(spellings.map(fold))).toEqual(new Set([fold(spellings[0] ?? '')]));
  expect(fold(spellings[0] ?? '')).not.toBe('');
});

test('letters that mean something else stay apart', () => {
  const pairs = [
    ['мій', 'міи'],
    ['їх', 'іх'],
    ['є', 'е'],
    ['и', 'і'],
    ['ў', 'у'],
    ['پ', 'ب'],
    ['گ', 'ك'],
    ['की', 'का'],
  ];
  expect(pairs.filter(([one = '', other = '']) => fold(one) === fold(other))).toEqual([]);
});

test('scripts without spaces are searched by their characters', () => {
  expect(foldedWords('東京商事 Tokyo')).toEqual(['東', '京', '商', '事', 'tokyo']);
});

test('a word of 64 kB is cut alike wherever it stands', () => {
  expect(foldedWords('x'.repeat(65_536))).toEqual(['x'.repeat(64)]);
  expect(foldedWords('')).toEqual([]);
  expect(foldedWords('*"()')).toEqual([]);
});

test('whatever is typed, folding twice is folding once and leaves only words', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded.split(' ').every((word) => /^[\p{L}\p{N}\p{M}]*$/u.test(word))).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});
