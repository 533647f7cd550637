import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { Language } from '#core/caller/company.ts';
import { adviceFor } from '#core/routing/advice.ts';
import { type Difference, differences } from '#core/routing/differences.ts';
import { guidanceOf } from '#core/routing/guidance.ts';
import { playbooksInForce, routingInForce } from '#core/routing/inForce.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { noText } from '#core/routing/playbook.ts';
import { withRouting } from '#core/routing/routingOf.ts';
import { urgentWordIn } from '#core/routing/urgency.ts';
import { type Warning, warningsOf } from '#core/routing/warnings.ts';
import { workingTime } from '#core/routing/workingTime.ts';
import { playbookOf, text, topicOf } from '../fakes/playbook.ts';
import { employee } from '../store/directoryDesk.ts';

const options = {
  companyName: 'Portico',
  desk: 'uk',
  caller: 'ar',
  nameOf: (id: string) => (id === 'olena' ? 'Olena' : null),
} as const;

describe('what is said', () => {
  test('is said in another language where the caller’s was not written, and tells which', () => {
    const playbook = playbookOf({
      greeting: text({ en: 'Hello, {{company}}', uk: 'Добрий день, {{company}}' }),
      questions: [text({ ar: 'ما الرقم؟', en: 'Which number?' }), text({ ru: 'Срочно?' }), noText],
    });
    const { greeting, language, caller, questions } = guidanceOf(playbook, options);
    expect({ greeting, language, caller, questions }).toEqual({
      greeting: 'Добрий день, Portico',
      language: 'uk',
      caller: 'ar',
      questions: ['ما الرقم؟', 'Срочно?'],
    });
  });

  test('whatever was written: the wanted language first, and something as long as anything was written', () => {
    const anyText = fc.record({ en: fc.string(), uk: fc.string(), ru: fc.string(), ar: fc.string() });
    const anyLanguage = fc.constantFrom(...Language.options);
    fc.assert(
      fc.property(anyText, anyLanguage, anyLanguage, (texts, wanted, desk) => {
        const said = inLanguage(texts, wanted, desk);
        expect(said === null).toBe(Language.options.every((language) => texts[language].trim() === ''));
        if (said === null) return;
        expect(said.text).toBe(texts[said.language]);
        expect(texts[wanted].trim() === '' || said.language === wanted).toBe(true);
      }),
    );
  });

  test('a topic has its own words and steps in place of the class’s, and its questions behind them', () => {
    const playbook = playbookOf({
      greeting: text({ ar: 'مرحبا' }),
      questions: [text({ ar: 'أ' })],
      promiseMinutes: 120,
      whenAway: { kind: 'message' },
      topics: [
        topicOf('invoice', {
          greeting: text({ ar: 'المحاسبة' }),
          questions: [text({ ar: 'ب' })],
          promiseMinutes: 30,
          whenAway: { kind: 'mobile', employeeId: 'olena' },
        }),
        topicOf('order'),
        topicOf('old', { whenAway: { kind: 'voicemail', employeeId: 'gone' } }),
      ],
    });
    const guidance = guidanceOf(playbook, options);
    const ofClass = {
      say: { text: 'مرحبا', language: 'ar' },
      questions: ['أ'],
      promiseMinutes: 120,
      whenAway: { kind: 'message' },
    };
    expect(adviceFor(guidance, '')).toEqual(ofClass);
    expect(adviceFor(guidance, 'order')).toEqual(ofClass);
    expect(adviceFor(guidance, 'typed by hand')).toEqual(ofClass);
    // Whoever left the office cannot be tried.
    expect(adviceFor(guidance, 'old')).toEqual(ofClass);
    expect(adviceFor(guidance, 'invoice')).toEqual({
      say: { text: 'المحاسبة', language: 'ar' },
      questions: ['أ', 'ب'],
      promiseMinutes: 30,
      whenAway: { kind: 'mobile', employeeId: 'olena', name: 'Olena' },
    });
  });
});

describe('what is in force', () => {
  const to = (...ids: string[]) => ids.map((employeeId) => ({ employeeId, windows: [] }));
  const routing = [
    { class: 'client', topics: ['invoice'], targets: to('ganna') },
    { class: 'client', topics: [], targets: to('andrii') },
    { class: 'partner', topics: [], targets: to('layla') },
  ];

  test('a published playbook stands in place of the one that came with Portico and of the office’s rules for its class', () => {
    const shipped = { version: 1 as const, playbooks: [playbookOf(), playbookOf({ class: 'partner' })] };
    const own = playbookOf({ version: 2, targets: to('olena'), topics: [topicOf('invoice'), topicOf('order')] });
    expect(playbooksInForce(shipped, [own]).playbooks.map(({ class: of, version }) => [of, version])).toEqual([
      ['client', 2],
      ['partner', 1],
    ]);
    expect(routingInForce(routing, [own])).toEqual([routing[2], { class: 'client', topics: [], targets: to('olena') }]);
  });

  test('the first draft begins with whom the office’s rules name', () => {
    const begun = withRouting(playbookOf({ topics: [topicOf('invoice'), topicOf('order')] }), routing);
    expect([begun.targets, begun.topics.map(({ targets }) => targets)]).toEqual([to('andrii'), [to('ganna'), []]]);
  });
});

describe('urgent words', () => {
  const urgent = {
    words: { en: ['complain', 'car accident'], uk: ['скарг'], ru: ['жалоб', 'ёлк'], ar: ['شكو'] },
    targets: [],
  };

  test.each([
    ['She COMPLAINS again', 'complain'],
    ['Скаргу подано', 'скарг'],
    ['жалоба', 'жалоб'],
    ['Елка упала', 'ёлк'],
    ['لديه شَكْوى', 'شكو'],
    ['a car accidents lawyer', 'car accident'],
  ])('are found in "%s" by the beginnings of words, in every script', (noted, word) => {
    expect(urgentWordIn(urgent, ['', noted])).toBe(word);
  });

  test.each(['', 'uncomplaining', 'car, an accident', 'нескаргливий', '💥'])('are not found in "%s"', (noted) => {
    expect(urgentWordIn(urgent, [noted])).toBeNull();
  });

  test('a word of one or two letters is none: it would find everything', () => {
    expect(urgentWordIn({ ...urgent, words: { ...urgent.words, en: ['a', 'of', '…'] } }, ['an offer'])).toBeNull();
  });

  test('whatever is noted and whatever the words: found exactly where some word begins so', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(letters), letters, (noted, word) => {
        const only = { words: { en: [word], uk: [], ru: [], ar: [] }, targets: [] };
        expect(urgentWordIn(only, [noted.join(' ')]) !== null).toBe(noted.some((one) => one.startsWith(word)));
      }),
    );
  });
});

describe('a comparison of two versions', () => {
  const before = playbookOf({
    greeting: text({ en: 'Hello' }),
    questions: [text({ en: 'A?' }), text({ en: 'B?' })],
    targets: [
      { employeeId: 'olena', windows: [] },
      { employeeId: 'petro', windows: [] },
    ],
    topics: [topicOf('invoice'), topicOf('order')],
  });

  test('names each change once and nothing else', () => {
    const after = {
      ...before,
      version: 2,
      greeting: text({ en: 'Good morning' }),
      questions: [text({ en: 'B?' }), text({ en: 'A?' }), text({ en: 'C?' })],
      promiseMinutes: 120,
      targets: before.targets.toReversed(),
      urgent: { ...before.urgent, words: { ...before.urgent.words, uk: ['аварі'] } },
      topics: [topicOf('refund'), topicOf('invoice', { targets: before.targets })],
    };
    expect(differences(before, after).map(({ kind, topic }: Difference) => [kind, topic])).toEqual([
      ['greeting', ''],
      ['question-added', ''],
      ['questions-moved', ''],
      ['promise', ''],
      ['targets', ''],
      ['urgent-words', ''],
      ['topic-removed', 'order'],
      ['topic-added', 'refund'],
      ['targets', 'invoice'],
    ]);
    expect(differences(after, { ...after, version: 3 })).toEqual([]);
  });
});

describe('before a playbook is published', () => {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', until: '18:00' }));
  const halves = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '09:00', until: '13:00' },
    { day, from: '14:00', until: '18:00' },
  ]);
  const written = { greeting: text({ en: 'a', uk: 'a', ru: 'a', ar: 'a' }) };
  const told = (playbook: Parameters<typeof playbookOf>[0], employees: Parameters<typeof warningsOf>[0]['employees']) =>
    warningsOf({ playbook: playbookOf({ ...written, ...playbook }), employees, week });

  test('a text that is missing in a language is told, each once', () => {
    const questions = [text({ en: 'a', uk: 'a', ru: 'a' }), text({ en: 'b', uk: 'b', ru: 'b' })];
    expect(told({ questions }, [])).toEqual([{ kind: 'no-question', topic: '', language: 'ar' }]);
  });

  test('somebody without a telephone, or who has left, is told', () => {
    const targets = ['olena', 'gone'].map((employeeId) => ({ employeeId, windows: [] }));
    expect(told({ targets }, [employee('olena', 'Olena', { extension: '' })])).toEqual<Warning[]>([
      { kind: 'no-telephone', topic: '', name: 'Olena' },
      { kind: 'gone', topic: '' },
    ]);
  });

  test('a lunch at which nobody of those named is there is told, and a deputy who is there mends it', () => {
    const targets = ['olena', 'petro'].map((employeeId) => ({ employeeId, windows: [] }));
    const [olena, petro] = ['olena', 'petro'].map((id) => employee(id, id, { extension: '1', hours: halves }));
    const jan = employee('jan', 'Jan', { extension: '3' });
    const gap = { kind: 'nobody-then', topic: '', day: 1, from: '13:00', until: '14:00' };
    if (olena === undefined || petro === undefined) throw new Error('two employees');
    expect(told({ targets }, [olena, petro, jan])).toEqual([gap]);
    expect(told({ targets }, [{ ...olena, deputies: ['jan'] }, petro, jan])).toEqual([]);
    const inTheMorning = [{ employeeId: 'jan', windows: [{ day: 1, from: '09:00', until: '12:00' }] }];
    expect(told({ targets: inTheMorning }, [jan])).toEqual([{ ...gap, from: '12:00', until: '18:00' }]);
  });
});

test('whatever the hours in Kyiv, over both changes of the clocks: an answer is promised for a time at which it is worked, never earlier for who calls later', () => {
  const anyHours = fc
    .array(
      fc
        .tuple(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 47 }), fc.nat({ max: 47 }))
        .map(([day, a, b]) => ({ day, from: clock(Math.min(a, b)), until: clock(Math.max(a, b) + 1) })),
      { maxLength: 10 },
    )
    .map((week) => ({ week, holidays: ['2026-03-30', '2026-10-26'] }));
  const begin = fc.constantFrom('2026-03-27T00:00', '2026-10-23T00:00');
  fc.assert(
    fc.property(
      anyHours,
      begin,
      fc.nat({ max: 6 * 24 * 60 }),
      fc.nat({ max: 300 }),
      fc.integer({ min: 1, max: 960 }),
      (hours, from, after, later, minutes) => {
        const time = workingTime(hours, 'Europe/Kyiv');
        const at = Temporal.ZonedDateTime.from(`${from}[Europe/Kyiv]`).epochMilliseconds + after * 60_000;
        const due = time.after(at, minutes);
        const next = time.after(at + later * 60_000, minutes);
        expect(due === null).toBe(time.nextOpening(at) === null);
        if (due === null || next === null) return;
        // The instant of closing still counts.
        expect(time.at(due - 1).state).toBe('open');
        expect(next).toBeGreaterThanOrEqual(due);
        expect(time.between(at, due)).toBeCloseTo(minutes, 6);
        const day = Temporal.Instant.fromEpochMilliseconds(due - 1)
          .toZonedDateTimeISO('Europe/Kyiv')
          .toPlainDate();
        expect(hours.holidays).not.toContain(day.toString());
      },
    ),
    { numRuns: 300 },
  );
});

function clock(halfHours: number): string {
  return `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;
}
