import { describe, expect, test } from 'vitest';
import type { Face } from '../../../electron/adapters/exporting/pdfFonts.ts';
import { linesOf } from '../../../electron/adapters/exporting/pdfLines.ts';

/** Letters that a font has are those that the fonts of these scripts have in truth, for what is looked at here. */
const scripts: Partial<Record<Face, RegExp>> = {
  sans: /[\p{Script=Latin}\p{Script=Cyrillic}\p{ASCII}\u00A0\u2026\uFFFD]/u,
  arabic: /[\p{Script=Arabic}\u0660-\u0669]/u,
  hebrew: /\p{Script=Hebrew}/u,
  devanagari: /\p{Script=Devanagari}/u,
  thai: /\p{Script=Thai}/u,
  han: /[\p{Script=Han}，]/u,
};

/** Each letter is one point wide. */
function set(text: string, width = 200, more: { readonly atMost?: number; readonly direction?: 'ltr' | 'rtl' } = {}) {
  const setting = {
    width,
    atMost: 12,
    cut: '…',
    widthOf: ({ text: run }: { text: string }) => [...run].length,
    has: (face: Face, letter: string) => scripts[face]?.test(letter) === true,
    ...more,
  };
  return linesOf(text, setting);
}

function lines(...asked: Parameters<typeof set>) {
  return set(...asked).map(({ runs }) => runs.map(({ text: run }) => run).join(''));
}

describe('text in a column of a PDF', () => {
  test('is broken between words, and a word that is too wide anywhere', () => {
    expect(lines('one two three', 7)).toEqual(['one two', 'three']);
    expect(lines('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
    expect(lines('a\r\nb')).toEqual(['a', 'b']);
  });

  test('ends with a sign where it is cut off, and stays within the column', () => {
    expect(lines('one two three four', 5, { atMost: 2 })).toEqual(['one', 'two…']);
  });

  test('in Arabic goes from right to left, its numbers and Latin words do not', () => {
    // Drawn from the left: the last words first; shaping turns the letters of an Arabic run round, the rest is turned here.
    expect(lines('رقم 42 PDF نسخة')).toEqual(['نسخة PDF 42 رقم']);
    expect(lines('(نسخة)')).toEqual(['(نسخة)']);
  });

  test('keeps the groups of a telephone number in their order and on one line, whatever surrounds it', () => {
    expect(lines('على الرقم +380 67 123 45 67')).toEqual(['+380\u00A067\u00A0123\u00A045\u00A067 الرقم على']);
    expect(lines('call +380 67 123 45 67', 18).at(-1)?.trim()).toBe('+380\u00A067\u00A0123\u00A045\u00A067');
  });

  test('says its direction by signs that are not drawn', () => {
    expect(lines('\u2067abc\u2069 d\u200E')).toEqual(['abc d']);
  });

  test('in Hebrew goes from right to left as Arabic does, points staying with their letters', () => {
    expect(lines('הזמנה 42 של Olena')).toEqual(['Olena של 42 הזמנה']);
    expect(set('שָׁלוֹם').map(({ runs, isWhole }) => [runs.map(({ face }) => face), isWhole])).toEqual([
      [['hebrew'], true],
    ]);
  });

  test('is drawn by the font that has it, part by part; digits of a script written from the right keep their order', () => {
    const parts = (text: string) => set(text).map(({ runs }) => runs.map(({ face, text: run }) => [face, run]));
    expect(parts('Олена नमस्ते 王小明')).toEqual([
      [
        ['sans', 'Олена '],
        ['devanagari', 'नमस्ते'],
        ['sans', ' '],
        ['han', '王小明'],
      ],
    ]);
    // Shaping turns digits of the Arabic script round, as it does its letters.
    expect(parts('۱۲۳')).toEqual([[['arabic', '۳۲۱']]]);
    expect(parts('١٢٣')).toEqual([[['arabic', '٣٢١']]]);
  });

  test('a letter that no font has is one sign, and the line says that it is not whole', () => {
    expect(set('a ܫܠܡܐ').map(({ runs, isWhole }) => [runs.map(({ text }) => text).join(''), isWhole])).toEqual([
      ['a \uFFFD\uFFFD\uFFFD\uFFFD', false],
    ]);
    expect(lines('👩‍👩‍👧 b')).toEqual(['\uFFFD b']);
    // A heap of marks costs the marks, not the letter.
    expect(lines('Z\u0351\u0357 a\u0301')).toEqual(['Z á']);
  });

  test('in a script without spaces is broken between its words, and no line begins with a stop', () => {
    expect(lines('สวัสดีครับคุณ', 8)).toEqual(['สวัสดี', 'ครับคุณ']);
    expect(lines('我们明天，再来', 5)).toEqual(['我们明天，', '再来']);
  });

  test('a letter composed of two code points is the one that the font has, and Persian keeps its parted letters', () => {
    expect(lines('u\u0308ber')).toEqual(['über']);
    // Drawn from the left, each by itself, so that nothing joins them.
    expect(lines('می\u200Cخواهم')).toEqual(['خواهممی']);
  });
});
