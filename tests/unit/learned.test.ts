import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Learned, type Shares, estimated, learnedFrom, refine } from '#core/caller/learned.ts';
import { type Lesson, type LessonCount, countsOf, within } from '#core/caller/lesson.ts';

const today = '2026-09-30';
const outside = 'outside/to:Main/in:UA/from:+38044';

function lesson(changed: Partial<Lesson> = {}): Lesson {
  return { circumstances: outside, day: today, shown: 'unknown', corrected: null, ...changed };
}

/** As the journal keeps them: one row for each circumstance, day and class. */
function summed(lessons: readonly Lesson[], taken: readonly Lesson[] = []): LessonCount[] {
  const rows = new Map<string, LessonCount>();
  const signed = [...lessons.map((one) => [one, 1] as const), ...taken.map((one) => [one, -1] as const)];
  for (const [one, sign] of signed)
    for (const count of countsOf(one)) {
      const key = [count.circumstances, count.day, count.class].join(' ');
      const { stood = 0, to = 0, from = 0 } = rows.get(key) ?? {};
      rows.set(key, {
        ...count,
        stood: stood + sign * count.stood,
        to: to + sign * count.to,
        from: from + sign * count.from,
      });
    }
  return [...rows.values()].filter(({ stood, to, from }) => stood !== 0 || to !== 0 || from !== 0);
}

function times(count: number, one: Lesson): Lesson[] {
  return Array.from({ length: count }, () => one);
}

const nothing: Shares = new Map([['', 1]]);

function shareOf(of: string, learned: Learned, circumstances = outside): number {
  return refine(nothing, circumstances, learned).shares.get(of) ?? 0;
}

describe('what calls teach', () => {
  test('is counted from coarse to fine', () => {
    expect(within(outside)).toEqual([
      '',
      'outside',
      'outside/to:Main',
      'outside/to:Main/in:UA',
      'outside/to:Main/in:UA/from:+38044',
    ]);
    expect(countsOf(lesson({ circumstances: 'internal', shown: 'client', corrected: 'partner' }))).toEqual([
      { circumstances: '', day: today, class: 'client', stood: 0, to: 0, from: 1 },
      { circumstances: '', day: today, class: 'partner', stood: 0, to: 1, from: 0 },
      { circumstances: 'internal', day: today, class: 'client', stood: 0, to: 0, from: 1 },
      { circumstances: 'internal', day: today, class: 'partner', stood: 0, to: 1, from: 0 },
    ]);
  });

  test('makes corrections stand for the mistakes that nobody corrected', () => {
    // Of 100 applicants shown as clients 80 were corrected; 20 stood among 120 clients.
    const lessons = [
      ...times(80, lesson({ shown: 'client', corrected: 'applicant' })),
      ...times(140, lesson({ shown: 'client' })),
    ];
    const learned = learnedFrom(summed(lessons), today);
    const tally = learned.tallies.get('outside');
    const calls = tally === undefined ? [] : [...estimated(tally, learned)];
    expect(Object.fromEntries(calls.map(([of, count]) => [of, Math.round(count)]))).toEqual({
      applicant: 100,
      client: 120,
    });
  });

  test('is nothing where nobody ever corrects: a guess does not prove itself', () => {
    const learned = learnedFrom(summed(times(500, lesson({ shown: 'client' }))), today);
    expect([learned.trust, shareOf('client', learned)]).toEqual([0, 0]);
  });

  test('follows an advert that moved within days, where many call', () => {
    const before = Array.from({ length: 30 }, (_, day) =>
      times(20, lesson({ day: `2026-08-${String(day + 1).padStart(2, '0')}`, corrected: 'partner' })),
    ).flat();
    const after = Array.from({ length: 7 }, (_, day) =>
      times(20, lesson({ day: `2026-09-0${day + 1}`, corrected: 'applicant' })),
    ).flat();
    const learned = learnedFrom(summed([...before, ...after]), '2026-09-07');
    expect(shareOf('applicant', learned)).toBeGreaterThan(0.5);
  });

  test('takes a beginning of numbers for a rule only where it clearly differs', () => {
    const kinds = ['client', 'applicant', 'partner'];
    const mixed = Array.from({ length: 300 }, (_, nth) =>
      lesson({ circumstances: `outside/from:+3804${nth % 10}`, corrected: kinds[nth % 3] ?? 'client' }),
    );
    const plain = learnedFrom(summed(mixed), today);
    expect(refine(nothing, 'outside/from:+38041', plain).by?.circumstances).toBe('outside');
    const plant = times(12, lesson({ circumstances: 'outside/from:+49302', corrected: 'partner' }));
    const told = learnedFrom(summed([...mixed, ...plant]), today);
    expect(refine(nothing, 'outside/from:+49302', told).by?.circumstances).toBe('outside/from:+49302');
    expect(shareOf('partner', told, 'outside/from:+49302')).toBeGreaterThan(0.8);
  });
});

const anyLesson = fc.record({
  circumstances: fc.constantFrom(outside, 'outside/to:Careers', 'contact:client/to:Main', 'internal'),
  day: fc.constantFrom('2026-09-30', '2026-09-20', '2026-07-01'),
  shown: fc.constantFrom('client', 'applicant', 'unknown'),
  corrected: fc.constantFrom(null, 'client', 'applicant', 'partner'),
});
const lessons = fc.array(anyLesson, { maxLength: 30 });

describe('whatever calls teach', () => {
  test('their order does not matter', () => {
    fc.assert(
      fc.property(lessons, (list) => {
        const sorted = (counts: readonly LessonCount[]) => counts.map((count) => JSON.stringify(count)).toSorted();
        expect(sorted(summed(list.toReversed()))).toEqual(sorted(summed(list)));
      }),
    );
  });

  test('a lesson that is taken back leaves the counts exactly as they were', () => {
    fc.assert(
      fc.property(lessons, anyLesson, (list, one) => {
        const sorted = (counts: readonly LessonCount[]) => counts.map((count) => JSON.stringify(count)).toSorted();
        expect(sorted(summed([...list, one], [one]))).toEqual(sorted(summed(list)));
      }),
    );
  });

  test('shares add up to one, and one correction more to a class never makes it less likely', () => {
    fc.assert(
      fc.property(lessons, fc.constantFrom('client', 'applicant', 'partner'), (list, of) => {
        const told = times(1, lesson({ circumstances: 'internal', shown: 'unknown', corrected: of }));
        const after = { ...learnedFrom(summed([...list, ...told]), today), trust: 1 };
        const { shares } = refine(nothing, 'internal', after);
        expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        const was = shareOf(of, { ...learnedFrom(summed(list), today), trust: 1 }, 'internal');
        expect(shares.get(of) ?? 0).toBeGreaterThanOrEqual(was - 1e-9);
      }),
    );
  });
});
