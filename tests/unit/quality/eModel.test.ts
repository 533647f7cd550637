import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecFigures } from '#core/quality/codecs.ts';
import { type Impairments, opinionOf, ratingOf } from '#core/quality/eModel.ts';

const clear: Impairments = { delayMs: 0, lossPercent: 0, ...codecFigures('PCMU') };
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

describe('the E-model of ITU-T G.107', () => {
  test('with every default of table 2 the rating is 93.2, and the opinion 4.41', () => {
    expect(rounded(ratingOf(clear), 1)).toBe(93.2);
    expect(rounded(opinionOf(ratingOf(clear)), 2)).toBe(4.41);
  });

  test('the opinions at the borders of its categories are those of G.107 Annex B, table B.1', () => {
    expect([90, 80, 70, 60, 50].map((rating) => rounded(opinionOf(rating), 2))).toEqual([4.34, 4.02, 3.6, 3.1, 2.58]);
    expect([opinionOf(0), opinionOf(-10), opinionOf(100), opinionOf(3)]).toEqual([1, 1, 4.5, 1]);
  });

  test('delay as such costs nothing up to 100 ms, and what formula 7-27 says beyond', () => {
    const [none, at100, at200, at400] = [0, 100, 200, 400].map((delayMs) => ratingOf({ ...clear, delayMs }));
    // Echo at 65 dB (TELR) costs some of it from the first millisecond on; Idd alone is 3.0 at 200 ms, 24.1 at 400.
    expect(at100).toBeGreaterThan(Number(none) - 3);
    expect(Number(at100) - Number(at200)).toBeGreaterThan(3);
    expect(Number(at200) - Number(at400)).toBeGreaterThan(20);
    expect(rounded(opinionOf(Number(at400)), 0)).toBe(3);
  });

  test('lost packets cost what G.113 Appendix I says of each codec', () => {
    const cost = (codec: string, lossPercent: number): number =>
      rounded(ratingOf(clear) - ratingOf({ ...clear, ...codecFigures(codec), lossPercent }), 1);
    // Ie,eff = Ie + (95 - Ie) * Ppl / (Ppl + Bpl): G.711 with concealment 0 and 25.1, G.729A 11 and 19.
    expect([cost('PCMA', 0), cost('PCMA', 2), cost('pcmu', 5), cost('G729', 0), cost('G729', 2)]).toEqual([
      0, 7, 15.8, 11, 19,
    ]);
  });

  test('more loss or more delay never makes it better, and it stays from 1 to 4.5', () => {
    const figures = fc.record({
      delayMs: fc.double({ min: 0, max: 2_000, noNaN: true }),
      lossPercent: fc.double({ min: 0, max: 100, noNaN: true }),
      codec: fc.constantFrom('PCMU', 'PCMA', 'G722', 'opus', 'G729', 'nobody-knows-it', ''),
    });
    /** The formulas themselves let it rise by 0.00302 within the first millisecond of delay (G.729, 10 % lost), by no more anywhere. */
    const byDelay = 0.004;
    /** Sums of fractions end differently in their last digits. */
    const byRounding = 1e-9;
    const mos = ({ codec, ...more }: { codec: string; delayMs: number; lossPercent: number }): number =>
      opinionOf(ratingOf({ ...more, ...codecFigures(codec) }));
    fc.assert(
      fc.property(figures, fc.double({ min: 0, max: 500, noNaN: true }), (one, more) => {
        const here = mos(one);
        expect(here).toBeGreaterThanOrEqual(1);
        expect(here).toBeLessThanOrEqual(4.5);
        expect(mos({ ...one, lossPercent: one.lossPercent + more })).toBeLessThanOrEqual(here + byRounding);
        expect(mos({ ...one, delayMs: one.delayMs + more })).toBeLessThanOrEqual(here + byDelay);
      }),
    );
  });

  test('what is not in the tables is said to be assumed', () => {
    expect(codecFigures('PCMU').source).toContain('G.113');
    expect([codecFigures('opus').source, codecFigures('G722').source, codecFigures('').source]).toEqual([
      expect.stringContaining('assumed'),
      expect.stringContaining('assumed'),
      expect.stringContaining('assumed'),
    ]);
    expect(['PCMA', 'G729', 'opus', 'G722', ''].map((name) => codecFigures(name).assumed)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
