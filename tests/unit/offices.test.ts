import { describe, expect, test } from 'vitest';
import { measureOffice } from '../offices/measure.ts';
import { generateOffice, kinds, makeUp } from '../offices/office.ts';

describe('a generated office', () => {
  test('has the make-up that was agreed on, and is the same for the same seed', () => {
    const { calls, contacts } = generateOffice(1);
    expect(generateOffice(1)).toEqual({ calls, contacts });
    expect(calls).toHaveLength(makeUp.calls);
    for (const kind of kinds)
      expect(calls.filter((call) => call.kind === kind).length / calls.length).toBeCloseTo(makeUp.shares[kind], 1);
    expect(calls.filter(({ number }) => number === null).length / calls.length).toBeCloseTo(makeUp.withheld, 1);
    expect(new Set(contacts.map((contact) => contact.class))).toEqual(new Set(['client', 'partner']));
  });

  test.each([1, 2])(
    'number %d is classified better than by the directory and what is frequent, and as surely as it says',
    (seed) => {
      const { last } = measureOffice(seed, { calls: 2_000 });
      const percent = (share: number): number => Math.round(share * 1_000) / 10;
      expect({
        right: percent(last.all),
        calibration: percent(last.calibration),
        directory: percent(last.directory),
        dialled: percent(last.dialled),
      }).toEqual(figures[seed]);
      expect(last.all - Math.max(last.directory, last.dialled)).toBeGreaterThanOrEqual(0.1);
      expect(last.calibration).toBeLessThanOrEqual(0.05);
    },
  );
});

/** Percent, of the last two weeks; the whole table of twenty offices is `npm run bench -- classes`. */
const figures: Readonly<Record<number, object>> = {
  1: { right: 72.2, calibration: 3.5, directory: 54.4, dialled: 37.3 },
  2: { right: 73, calibration: 3.7, directory: 61, dialled: 38 },
};
