import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName } from '#core/caller/cleanText.ts';

describe('the text of a stranger', () => {
  test.each<[string, string, string]>([
    ['controls', 'Bob\u0000\u0007\u001B[31m\u0085 X', 'Bob[31m X'],
    ['line breaks', 'Bob\r\nTo: x', 'Bob To: x'],
    ['bidi overrides', '\u202Egnp.exe\u202C \u2066x\u2069\u200E\u200F\u061C', 'gnp.exe x'],
    ['zero width', 'A\u200Bn\u200Cn\u200Da\u2060\uFEFF\u00AD', 'Anna'],
    ['invisible letters', 'A\u3164\u115F\u034F\u{E0041}', 'A'],
    ['unpaired surrogates', 'A\uD83D B\uDE00', 'A B'],
    ['spaces', '  Marta\u00A0\u2003 Brandt\t ', 'Marta Brandt'],
    ['composition', 'Ju\u0308rgen', 'Jürgen'],
    ['stacked marks', `Z${'\u0336'.repeat(500)}algo`, `Z${'\u0336'.repeat(6)}algo`],
    ['markup, which is only text', '<b onclick="x">Bob</b>', '<b onclick="x">Bob</b>'],
    ['formulas, which are only text', '=cmd|x!A1', '=cmd|x!A1'],
    ['Arabic with vowels', 'أَحْمَد', 'أَحْمَد'],
    ['Cyrillic', 'Іваненко Олексій Ёлкин', 'Іваненко Олексій Ёлкин'],
    ['nothing', '\u200B\u0000', ''],
  ])('is made harmless: %s', (_, text, clean) => {
    expect(cleanName(text)).toBe(clean);
  });

  test('is cut at 120, between graphemes', () => {
    expect(cleanName('A'.repeat(65_536))).toBe('A'.repeat(120));
    expect(cleanName(`${'A'.repeat(119)}😀`)).toBe('A'.repeat(119));
    expect(cleanName(`${'A'.repeat(117)}q\u0323\u0307\u0303`)).toBe('A'.repeat(117));
    expect(cleanName(`${'A'.repeat(119)} B`)).toBe('A'.repeat(119));
  });

  test('stays as it is when it is cleaned again, is well formed and at most 120 long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const clean = cleanName(text);
        expect(cleanName(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.length).toBeLessThanOrEqual(120);
        expect(clean).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 2_000 },
    );
  });
});
