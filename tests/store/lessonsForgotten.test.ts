import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallerCard } from '#core/caller/card.ts';
import type { LessonCount } from '#core/caller/lesson.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import type { CallId } from '#core/support/ids.ts';
import { rebuild } from '../../electron/adapters/sqlite/rebuild.ts';
import { cardOf } from '../fakes/card.ts';
import { append, fact, hungUp, invited, looking, morning, newCall, newDesk } from './journalDesk.ts';

/** `npm run soak` tries many more courses. */
const soak = process.env['PORTICO_SOAK'] !== undefined;

const numbers = [
  { e164: '+493023125148', country: 'DE', path: 'outside/in:DE/from:+49302' },
  { e164: '+380445551230', country: 'UA', path: 'outside/in:UA/from:+38044' },
] as const;
const classes = ['client', 'applicant', 'unknown'] as const;

interface Taught {
  readonly number: 0 | 1;
  readonly shown: 0 | 1 | 2;
  /** null: it stood. */
  readonly corrected: 0 | 1 | 2 | null;
}

const taught: fc.Arbitrary<Taught> = fc.record({
  number: fc.constantFrom(0, 1),
  shown: fc.constantFrom(0, 1, 2),
  corrected: fc.constantFrom(0, 1, 2, null),
});
const forgettable = fc.constantFrom('', 'outside', 'outside/in:DE', numbers[0].path, numbers[1].path);

function cardFor({ number, shown }: Taught): CallerCard {
  const { e164, country } = numbers[number];
  return {
    ...cardOf('client'),
    contactId: null,
    number: { e164, shown: e164, kind: 'public', country },
    classification: { class: classes[shown], confidence: 0.4, evidence: [], runnerUp: null },
  };
}

function correction(from: Taught['shown'], to: Taught['shown'], undone = false): FactBody {
  const change = { from: classes[from], to: classes[to], by: 'receptionist' } as const;
  return { kind: 'class-corrected', ...change, ...(undone ? { undone } : {}) };
}

function teaching(call: CallId, one: Taught, at: number): readonly CallFact[] {
  const { corrected, shown } = one;
  return [
    fact(call, at, invited(numbers[one.number].e164)),
    fact(call, at, { kind: 'recognised', card: cardFor(one) }),
    fact(call, at + 1, { kind: 'answered' }),
    fact(call, at + 2, hungUp),
    ...(corrected === null || corrected === shown ? [] : [fact(call, at + 3, correction(shown, corrected))]),
  ];
}

function sorted(counts: readonly LessonCount[]): readonly LessonCount[] {
  return counts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What lies within these circumstances. */
function within(counts: readonly LessonCount[], circumstances: string): readonly LessonCount[] {
  return sorted(
    counts.filter(
      (count) =>
        circumstances === '' ||
        count.circumstances === circumstances ||
        count.circumstances.startsWith(`${circumstances}/`),
    ),
  );
}

test('what was forgotten and is learnt again is what it was, and all else stays', () => {
  fc.assert(
    fc.property(fc.array(taught, { minLength: 1, maxLength: 6 }), forgettable, (lessons, circumstances) => {
      const desk = newDesk();
      const writer = desk.writing();
      const teach = (from: number) =>
        writer.append([append(...lessons.flatMap((one, nth) => teaching(newCall(), one, from + nth * 1_000)))]);
      teach(morning);
      const reader = desk.reading();
      const before = reader.lessons('2026-01-01');
      expect(writer.forget(circumstances).ok).toBe(true);
      const after = reader.lessons('2026-01-01');
      expect(within(after, circumstances)).toEqual([]);
      expect(sorted(after)).toEqual(sorted(before.filter((count) => !within(before, circumstances).includes(count))));
      teach(morning + 60_000);
      expect(within(reader.lessons('2026-01-01'), circumstances)).toEqual(within(before, circumstances));
    }),
    { numRuns: soak ? 300 : 8 },
  );
});

type Step =
  | { readonly kind: 'call'; readonly taught: Taught }
  | { readonly kind: 'correct'; readonly nth: number; readonly to: 0 | 1 | 2 }
  | { readonly kind: 'forget'; readonly circumstances: string };

const steps: fc.Arbitrary<Step> = fc.oneof(
  taught.map((one): Step => ({ kind: 'call', taught: one })),
  fc
    .record({ nth: fc.nat(20), to: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2) })
    .map((one): Step => ({ kind: 'correct', ...one })),
  forgettable.map((circumstances): Step => ({ kind: 'forget', circumstances })),
);

test('no count is ever below nothing, whatever is corrected, taken back and forgotten; a rebuild counts the same', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 1, maxLength: 14 }), (course) => {
      const desk = newDesk();
      const writer = desk.writing();
      const calls: { readonly call: CallId; readonly taught: Taught; now: 0 | 1 | 2 }[] = [];
      for (const [nth, step] of course.entries()) {
        const at = morning + nth * 60_000;
        if (step.kind === 'call') {
          const call = newCall();
          writer.append([append(...teaching(call, step.taught, at))]);
          calls.push({ call, taught: step.taught, now: step.taught.corrected ?? step.taught.shown });
        }
        const one = step.kind === 'correct' ? calls[step.nth % Math.max(1, calls.length)] : undefined;
        if (step.kind === 'correct' && one !== undefined && step.to !== one.now) {
          const undone = step.to === one.taught.shown;
          writer.append([append(fact(one.call, at, correction(one.now, step.to, undone)))]);
          one.now = step.to;
        }
        if (step.kind === 'forget') writer.forget(step.circumstances);
      }
      const counts = desk.reading().lessons('2026-01-01');
      expect(counts.filter(({ stood, to, from }) => stood < 0 || to < 0 || from < 0)).toEqual([]);
      writer.close();
      looking(desk.file, rebuild);
      expect(sorted(desk.reading().lessons('2026-01-01'))).toEqual(sorted(counts));
    }),
    { numRuns: soak ? 300 : 8 },
  );
});
