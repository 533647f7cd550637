import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedWords } from '#core/text/fold.ts';
import { soundsLike, soundsOf, typedSounds } from '#core/text/sounds.ts';

/** Whether a name of one word is found by its sound. */
function isHeard(typed: string, name: string): boolean {
  const ways = typedSounds(typed)[0] ?? [];
  return soundsOf(name).some((sound) => ways.some((way) => soundsLike(sound, way)));
}

const spellings: readonly (readonly [what: string, ...names: string[]])[] = [
  ['Іваненко', 'Иваненко', 'Ivanenko', 'Iwanenko', 'Ιβανένκο'],
  ['Шевченко', 'Shevchenko', 'Schewtschenko', 'Szewczenko', 'Ševčenko', 'Şevçenko'],
  ['Müller', 'Mueller', 'Muller', 'Мюллер'],
  ['Großmann', 'Grossmann', 'Гроссман'],
  ['Юлія', 'Юлия', 'Yuliia', 'Yulia', 'Iuliia', 'Julija'],
  ['Михайло', 'Mykhailo', 'Michajlo', 'Mykhaylo'],
  ['Щербак', 'Shcherbak', 'Sherbak', 'Scherbak', 'Szczerbak'],
  ['Зеленський', 'Зеленский', 'Zelenskyi', 'Zelensky', 'Zelenskij', 'Zelenskyy'],
  ['Ольга', 'Olha', 'Olga'],
  ['Євген', 'Yevhen', 'Ievgen', 'Jevhen'],
  ['Ковальчик', 'Kowalczyk', 'Kovalchyk', 'Kowaltschik'],
  ['Цимбал', 'Tsymbal', 'Cymbal', 'Tzimbal'],
  ['Жук', 'Zhuk', 'Żuk', 'Žuk'],
  ['Çelik', 'Челік', 'Chelik'],
  ['Żółkiewski', 'Zolkiewski', 'Жолкевскі'],
  ['Παπαδόπουλος', 'Papadopoulos', 'Пападопулос'],
];
test.each(spellings)('%s is found however its letters are written, and the other way round', (...names) => {
  const missed = names.flatMap((typed) => names.filter((name) => !isHeard(typed, name)).map((name) => [typed, name]));
  expect(missed).toEqual([]);
});

const arabic: readonly (readonly [arabic: string, ...names: string[]])[] = [
  ['شيفتشينكو', 'Шевченко', 'Shevchenko', 'شفتشنكو'],
  ['إيفانينكو', 'Іваненко', 'Ivanenko'],
  ['محمد', 'Muhammad', 'Mohamed', 'Мухаммад', 'مُحَمَّد'],
  ['أحمد', 'Ahmed', 'Ahmad', 'Ахмед', 'احمد'],
  ['فاطمة', 'Fatima', 'Fatimah', 'Фатіма', 'فاطمه'],
  ['الحداد', 'Haddad', 'Хаддад', 'حداد'],
  ['يوسف', 'Yusuf', 'Youssef', 'Юсуф'],
  ['علي', 'Ali', 'Али', 'على'],
  ['جمال', 'Jamal', 'Gamal', 'Джамал'],
  ['وليد', 'Walid', 'Валід'],
  ['بيترينكو', 'Петренко', 'Petrenko'],
];
test.each(arabic)('%s is found by its Latin and Cyrillic spellings, and they by it', (name, ...others) => {
  const missed = others.filter((other) => !isHeard(other, name) || !isHeard(name, other));
  expect(missed).toEqual([]);
});

test.each([
  ['chevtchenko', 'Шевченко'],
  ['mihailo', 'Михайло'],
  ['mixail', 'Михаил'],
  ['bach', 'Бах'],
  ['george', 'جورج'],
])('%s finds %s', (typed, name) => {
  expect(isHeard(typed, name)).toBe(true);
});

test('names that only look alike are not taken for each other', () => {
  const pairs = [
    ['anna', 'Ніна'],
    ['ivanenko', 'Іванов'],
    ['petro', 'Bodo'],
    ['шевченко', 'Ковальчук'],
    ['mueller', 'Miller'],
    ['محمد', 'Ahmed'],
  ] as const;
  expect(pairs.filter(([typed, name]) => isHeard(typed, name))).toEqual([]);
});

test('a name stays found while it is typed on, letter by letter', () => {
  const lost = [
    ['shevchenko', 'Шевченко'],
    ['ivanenko', 'Іваненко'],
    ['mueller', 'Мюллер'],
    ['شيفتشينكو', 'Шевченко'],
    ['schewtschenko', 'Шевченко'],
    ['shcherbak', 'Щербак'],
    ['tsymbal', 'Цимбал'],
    ['джамал', 'Jamal'],
  ].flatMap(([typed = '', name = '']) =>
    Array.from({ length: typed.length - 2 }, (_, at) => typed.slice(0, at + 3)).filter((part) => !isHeard(part, name)),
  );
  expect(lost).toEqual([]);
});

test('whatever is typed: a way of meaning it for each word, and every word of some length sounds like itself', () => {
  const letters = Array.from(
    'abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрстуфхцчшщюяіїєґابتثجحخدذرزسشصضطظعغفقكلمنهويαβγδεζηθικλμνξοπρστυφχψω',
  );
  const word = fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), word, (anything, name) => {
      expect(typedSounds(anything)).toHaveLength(foldedWords(anything).length);
      const sounds = soundsOf(name);
      expect(sounds.every(({ bones }) => bones !== '')).toBe(true);
      expect(sounds.length === 0 || isHeard(name, name)).toBe(true);
      // A sound holds nothing that a search engine could take for an operator.
      expect(soundsOf(anything).every(({ bones }) => /^[\p{L}\p{N}\p{M}]+$/u.test(bones))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
