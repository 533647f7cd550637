import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../electron/adapters/exporting/pdfLines.ts';

/** Each letter is one point wide. */
function lines(text: string, width = 200, more: { readonly atMost?: number; readonly direction?: 'ltr' | 'rtl' } = {}) {
  const setting = {
    width,
    atMost: 12,
    cut: '…',
    widthOf: ({ text: run }: { text: string }) => [...run].length,
    ...more,
  };
  return linesOf(text, setting).map(({ runs }) => runs.map(({ text: run }) => run).join(''));
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
});
