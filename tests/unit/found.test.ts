import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundIn } from '#core/journal/entry.ts';
import { foldedCall } from '#core/journal/foldedCall.ts';
import { foundBy } from '#core/journal/found.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { callId } from '#core/support/ids.ts';
import { foldedWords, placedWords } from '#core/text/fold.ts';
import { invited } from '../store/journalDesk.ts';

function callWith(texts: Partial<ProjectedCall['entry']>): ProjectedCall {
  const fact = { callId: callId('one'), at: 0, body: invited('+380675550914') };
  const call = project(null, fact, { day: '2026-11-28', card: null });
  return { ...call, entry: { ...call.entry, numberShown: '+380 67 555-09-14', ...texts } };
}

/** What is marked, by field. */
function marked(call: ProjectedCall, text: string, number = ''): Readonly<Record<string, readonly string[]>> {
  const cut = ({ field, ranges }: FoundIn) => {
    const whole = field === 'topicLabel' ? call.topicLabel : call.entry[field];
    return [field, ranges.map(([from, until]) => whole.slice(from, until))] as const;
  };
  return Object.fromEntries(foundBy({ text, number })(foldedCall(call)).map(cut));
}

const shown = callWith({
  name: 'Jürgen MÜLLER-Straße',
  company: 'ТОВ «Під’їзд ё»',
  topic: 'Lieferung',
  essence: 'Müll, mull; \u202emu\u0308ll\u202c.\nأَحْمَد يسأل عن الفـــاتورة رقم ٤٢ — 東京商事 🙂muller',
  transferredTo: 'Olena Koval (*99204)',
});

test.each([
  ['mull', { name: ['MÜLL'], essence: ['Müll', 'mull', 'mu\u0308ll', 'mull'] }],
  ['STRAS', { name: ['Straß'] }],
  ['під’ї', { company: ['Під’ї'] }],
  ['підї', { company: ['Під’ї'] }],
  ['е', { company: ['ё'] }],
  ['احمد', { essence: ['أَحْمَد'] }],
  ['الفات', { essence: ['الفـــات'] }],
  ['42', { essence: ['٤٢'] }],
  ['商', { essence: ['商'] }],
  ['067 555', { number: ['067555'], numberShown: ['0 67 555'] }],
  ['0914', { number: ['0914'], numberShown: ['09-14'] }],
  ['99204 koval', { transferredTo: ['Koval', '99204'] }],
  ['nobody', {}],
  ['"', {}],
])('a search for %j is shown where it stands, in the text as it was written', (text, expected) => {
  expect(marked(shown, text)).toEqual(expected);
});

test('a fragment of the number is shown in the number alone', () => {
  const call = callWith({ essence: 'order 555' });
  expect(marked(call, '', '5-55')).toEqual({ number: ['555'], numberShown: ['555'] });
  expect(marked(callWith({ numberShown: '' }), '', '0')).toEqual({ number: ['0', '0'] });
});

test('a note of 20,000 letters and one of nothing but marks are looked through', () => {
  const long = callWith({ essence: `${'word '.repeat(3_999)}needle` });
  expect(marked(long, 'need')).toEqual({ essence: ['need'] });
  expect(marked(callWith({ essence: `a${'\u0301'.repeat(500)}b` }), 'a')).toEqual({
    essence: [`a${'\u0301'.repeat(500)}`],
  });
});

/** Those that fold, join or part words in ways of their own. */
const letters = "abßÉ ,.-'’´`·\u0301\u0308\u0306йиії\u200b\u202e\u0640أة١ก็ำカﾞ東漢Ⅷﬁ\u00bd\ud83d\udc4dΣς";

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.nat({ max: letters.length - 1 }).map((at) => letters.charAt(at)),
        fc.constantFrom('e\u0301', 'и\u0306', 'x\u200d\u0308', '\u0e01\u0e34', 'ﷺ', 'İ', '\u00a8'),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

test('the words with their places are the words that are searched, and their places go forward in the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const placed = placedWords(text);
      expect(placed.map(({ word }) => word)).toEqual(foldedWords(text));
      let last = 0;
      for (const { word, place } of placed) {
        for (let unit = 0; unit < word.length; unit += 1) {
          const [from, until] = place(unit) ?? [Number.NaN, Number.NaN];
          expect(from).toBeGreaterThanOrEqual(last);
          expect(until).toBeGreaterThan(from);
          expect(until).toBeLessThanOrEqual(text.length);
          last = from;
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
