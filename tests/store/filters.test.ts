import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outcome } from '#core/call/end.ts';
import { type Deviation, DeviationKinds } from '#core/deviations/deviation.ts';
import type { JournalLine } from '#core/journal/entry.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { CallId } from '#core/support/ids.ts';
import { createCounting } from '../../electron/adapters/sqlite/counting.ts';
import { openForReading } from '../../electron/adapters/sqlite/connection.ts';
import { createFilters } from '../../electron/adapters/sqlite/filtered.ts';
import { createLines } from '../../electron/adapters/sqlite/lines.ts';
import type { Reader } from '../../electron/adapters/sqlite/reader.ts';
import { cardOf } from '../fakes/card.ts';
import { append, everything, fact, gaveUp, invited, morning, newCall, newDesk } from './journalDesk.ts';

const dayMs = 86_400_000;

/** A call as it was arranged, in the words of the test alone. */
interface Arranged {
  readonly day: number;
  readonly direction: 'in' | 'out';
  readonly number: string;
  readonly dialled: string;
  readonly class: string;
  readonly name: string;
  readonly topic: string;
  readonly essence: string;
  readonly end: 'answered' | 'missed' | 'declined' | 'alive';
  readonly talkMs: number;
  readonly employee: string;
  readonly deviations: readonly Deviation[];
  readonly callback: 'none' | 'open' | 'closed';
}

const classes = ['client', 'partner', 'unknown', 'vip-client'];
const topics = ['', 'delivery', 'invoice', 'Рахунок', 'про доставку; "*"'];
const employees = ['', 'olena', 'тарас', 'e2'];
const numbers = ['', '+380675550914', '+380675551555', '+493023125148', '214', '14', 'anna.k2'];
const officeNumbers = ['', '+380442370000', '+380800300400'];
const names = ['', 'Jürgen Müller', 'أحمد الشريف', 'Олексій Коваленко', '東京商事', 'ada\u202e gnp'];
const essences = [
  '',
  'order 42 on Friday',
  'يسأل عن الفاتورة ٤٢',
  'Просить передзвонити, під’їзд 3',
  '🙂 <b>x</b> OR "a',
];
const texts = [
  '',
  'order',
  'ord',
  'mull',
  'الفاتوره',
  '42',
  '5551',
  '14',
  'ковал ord',
  'під',
  'rahun',
  '"',
  '東京',
  '067 555',
];
const deviations: Deviation[] = [{ kind: 'slow-answer', waitMs: 9, withinMs: 8, otherCallMs: 0 }, { kind: 'no-topic' }];
const lengths = [0, 999, 1_000, 29_999, 30_000, 31_500, 60_000, 7_200_000, 9_000_000];

const arranged: fc.Arbitrary<Arranged> = fc.record({
  day: fc.integer({ min: -3, max: 10 }),
  direction: fc.constantFrom('in', 'out'),
  number: fc.constantFrom(...numbers),
  dialled: fc.constantFrom(...officeNumbers),
  class: fc.constantFrom(...classes),
  name: fc.constantFrom(...names),
  topic: fc.constantFrom(...topics),
  essence: fc.constantFrom(...essences),
  end: fc.constantFrom('answered', 'answered', 'missed', 'declined', 'alive'),
  talkMs: fc.constantFrom(...lengths),
  employee: fc.constantFrom(...employees),
  deviations: fc.subarray(deviations),
  callback: fc.constantFrom('none', 'open', 'closed'),
});

const wantedLength = fc.record({
  fromMs: fc.option(fc.constantFrom(...lengths)),
  belowMs: fc.option(fc.constantFrom(...lengths)),
});

const filters: fc.Arbitrary<JournalFilter> = fc.record(
  {
    text: fc.constantFrom(...texts),
    period: fc
      .tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 0, max: 5 }))
      .map(([from, days]) => ({ from: dayOf(from), until: dayOf(from + days) })),
    classes: fc.subarray(classes),
    topics: fc.subarray(topics),
    outcomes: fc.subarray([...Outcome.options]),
    answered: fc.boolean(),
    direction: fc.constantFrom('in' as const, 'out' as const),
    employees: fc.subarray(employees.slice(1)),
    dialled: fc.subarray(officeNumbers),
    number: fc.constantFrom('', '5', '14', '555', '5551', '75 555', '38067555091', '9999'),
    talk: wantedLength,
    wait: wantedLength,
    deviations: fc.oneof(fc.constant('any' as const), fc.subarray([...DeviationKinds.options])),
    openCallback: fc.constant(true as const),
    calls: fc.uniqueArray(fc.integer({ min: 0, max: 44 }), { minLength: 1 }).map((nths) => nths.map(String)),
  },
  { requiredKeys: [] },
);
/** One restriction at least every second time alone, so that each is seen to restrict. */
const fewFilters = fc.oneof(
  filters,
  filters.chain((all) => {
    const keys = Object.keys(all);
    return fc.subarray(keys, { maxLength: Math.min(2, keys.length) }).map((kept) => only(all, kept));
  }),
);

function only(all: JournalFilter, keys: readonly string[]): JournalFilter {
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
}

function dayOf(day: number): string {
  return new Date(morning + day * dayMs).toISOString().slice(0, 10);
}

function factsOf(call: CallId, nth: number, of: Arranged): readonly CallFact[] {
  const at = morning + of.day * dayMs + nth * 1_000;
  const endedAt = 1_000 + of.talkMs;
  const facts: CallFact[] = [];
  const note = (after: number, body: FactBody): void => void facts.push(fact(call, at + after, body));
  note(0, { ...invited(of.number), direction: of.direction, dialled: of.dialled });
  note(1, { kind: 'recognised', card: cardOf(of.class, of.name) });
  if (isAnswered(of)) note(1_000, { kind: 'answered' });
  note(1_001, { kind: 'topic-noted', topic: of.topic });
  note(1_002, { kind: 'essence-noted', essence: of.essence });
  for (const deviation of of.deviations) note(1_003, { kind: 'deviation-noted', deviation });
  if (of.employee !== '') {
    const target = { employeeId: of.employee, name: 'Taken', number: '201' };
    note(1_004, { kind: 'transfer-ended', how: 'blind', target, result: 'taken' });
  }
  const { cause } = gaveUp;
  if (of.end !== 'alive') note(endedAt, { kind: 'ended', outcome: of.end, cause });
  if (of.callback !== 'none') note(endedAt, { kind: 'callback-due', dueAt: 0 });
  if (of.callback === 'closed') note(endedAt, { kind: 'callback-closed', why: 'reached', callId: null });
  return facts;
}

function isAnswered({ end, talkMs }: Arranged): boolean {
  return end === 'answered' || (end === 'alive' && talkMs > 30_000);
}

const wordsOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u0305\u0307\u0309-\u036f\u064b-\u065f\u202e’']/g, '')
    .normalize('NFC')
    .replaceAll('أ', 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('٤', '4')
    .replaceAll('٢', '2')
    .toLowerCase();

/** The same question answered without any index, word by word. */
function isWanted(of: Arranged, filter: JournalFilter): boolean {
  const talked = isAnswered(of);
  const talkMs = of.end === 'alive' ? null : talked ? of.talkMs : 0;
  const among = (list: readonly string[] | undefined, value: string) =>
    list === undefined || list.length === 0 || list.includes(value);
  const digits = of.number.replaceAll(/\D/g, '');
  const haystack = [of.name, of.topic, of.essence, of.employee === '' ? '' : 'Taken', 'Nordwind Logistik GmbH']
    .map(wordsOf)
    .join(' ')
    .split(/[^\p{L}\p{N}]+|(?=[東京商事])/u);
  const day = dayOf(of.day);
  // As `factsOf` writes it: answered after a second, or given up when it ended.
  const waitMs = talked ? 1_000 : of.end === 'alive' ? null : 1_000 + of.talkMs;
  const { number = '', text = '' } = filter;
  const fragment = number.replaceAll(/\D/g, '');
  const isThere = (word: string): boolean =>
    haystack.some((one) => one.startsWith(word)) ||
    (/^\d+$/.test(word) && (digits.includes(word) || digits.includes(word.replace(/^0+/, '')))) ||
    of.number.split('.').some((part) => !/^\+?\d*$/.test(of.number) && part.startsWith(word));
  const sought = text === '067 555' ? ['067555'] : wordsOf(text).split(/[^\p{L}\p{N}]+|(?=[東京商事])/u);
  return (
    (filter.period === undefined || (filter.period.from <= day && day <= filter.period.until)) &&
    among(filter.classes, of.class) &&
    among(filter.topics, of.topic) &&
    among(filter.outcomes, of.end) &&
    among(filter.employees, of.employee) &&
    (filter.dialled === undefined ||
      filter.dialled.length === 0 ||
      (of.direction === 'in' && filter.dialled.includes(of.dialled))) &&
    (filter.direction === undefined || filter.direction === of.direction) &&
    (filter.answered === undefined || filter.answered === talked) &&
    (filter.openCallback === undefined || of.callback === 'open') &&
    (filter.deviations === undefined ||
      filter.deviations.length === 0 ||
      of.deviations.some(({ kind }) => filter.deviations === 'any' || filter.deviations?.includes(kind))) &&
    isAsLong(filter.talk, talkMs) &&
    isAsLong(filter.wait, waitMs) &&
    (fragment === '' || digits.includes(fragment)) &&
    sought.every(isThere)
  );
}

function isAsLong(wanted: JournalFilter['talk'], ms: number | null): boolean {
  if (wanted === undefined || (wanted.fromMs === null && wanted.belowMs === null)) return true;
  return ms !== null && ms >= (wanted.fromMs ?? 0) && ms < (wanted.belowMs ?? Infinity);
}

function allOf(reader: Reader, filter: JournalFilter, limit: number): readonly JournalLine[] {
  const lines: JournalLine[] = [];
  let page = reader.list({ filter, from: { kind: 'newest' }, limit });
  lines.push(...page.entries);
  while (page.more) {
    page = reader.list({ filter, from: { kind: 'behind', callId: lines.at(-1)?.callId ?? '' }, limit });
    lines.push(...page.entries);
  }
  return lines;
}

function counted<T>(portions: Generator<undefined, T, undefined>): T {
  for (;;) {
    const next = portions.next();
    if (next.done === true) return next.value;
  }
}

test('every filter, alone and with others, finds just the calls that are so, in pages, counts, days and places', () => {
  fc.assert(
    fc.property(
      fc.array(arranged, { minLength: 1, maxLength: 40 }),
      fc.array(fewFilters, { minLength: 30, maxLength: 30 }),
      (all, wanted) => {
        const desk = newDesk();
        const writer = desk.writing();
        const calls = all.map(newCall);
        writer.append(all.map((of, nth) => append(...factsOf(calls[nth] ?? newCall(), nth, of))));
        const reader = desk.reading();
        const db = openForReading(desk.file);
        const lines = createLines(db);
        const damage: string[] = [];
        const counting = createCounting(
          db,
          createFilters(db, lines, (what) => damage.push(what)),
        );
        for (const { calls: named, ...others } of wanted) {
          const filter: JournalFilter =
            named === undefined
              ? others
              : { ...others, calls: named.map((nth) => calls[Number(nth)] ?? `no call ${nth}`) };
          const isNamed = (nth: number): boolean => named?.includes(String(nth)) !== false;
          const expected = all.flatMap((of, nth) => (isNamed(nth) && isWanted(of, filter) ? [nth] : [])).toReversed();
          const lineOf = (entry: JournalLine): number => calls.findIndex((call) => call === entry.callId);
          expect([filter, allOf(reader, filter, 7).map(lineOf)]).toEqual([filter, expected]);
          const missed = expected.filter((nth) => all[nth]?.end === 'missed').length;
          expect(counted(counting.count(filter))).toEqual({ calls: expected.length, missed, partial: false });
          const { groups, ...sum } = counted(counting.groups({ filter, by: 'day', firstDay: 1 }));
          expect(sum).toEqual({ calls: expected.length, missed, partial: false });
          // Line N of the list is found by the groups.
          let behind = 0;
          for (const { place, from, calls: inGroup } of groups) {
            const skip = inGroup - 1;
            const { entries } = reader.list({ filter, from: { kind: 'place', place, skip }, limit: 2 });
            expect(entries.map(lineOf)).toEqual(expected.slice(behind + skip, behind + skip + 2));
            expect(all[expected[behind] ?? -1]?.day).toBe((Date.parse(from) - Date.parse(dayOf(0))) / dayMs);
            behind += inGroup;
          }
        }
        expect([reader.damage(), damage]).toEqual([null, []]);
        reader.close();
        db.close();
        writer.close();
      },
    ),
    { numRuns: 6 },
  );
});

test('the list goes on behind its last line, whatever comes meanwhile', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const come = (count: number) => {
    const calls = Array.from({ length: count }, newCall);
    writer.append(calls.map((call, nth) => append(fact(call, morning + nth, invited('214', `Ada ${nth}`)))));
    return calls;
  };
  const calls = come(6);
  const reader = desk.reading();
  const filter: JournalFilter = { text: 'ada' };
  const first = reader.list({ filter, from: { kind: 'newest' }, limit: 4 });
  come(3);
  writer.append([append(fact(calls[0] ?? newCall(), morning + 9_000, gaveUp))]);
  const last = first.entries.at(-1)?.callId ?? '';
  const next = reader.list({ filter, from: { kind: 'behind', callId: last }, limit: 4 });
  expect([first.more, next.more]).toEqual([true, false]);
  expect([...first.entries, ...next.entries].map(({ callId }) => callId)).toEqual(calls.toReversed());
});

test('a jump to a day begins at its newest call, or at the newest one before', () => {
  const desk = newDesk();
  const calls = Array.from({ length: 4 }, newCall);
  const days = [0, 0, 3, 5];
  desk
    .writing()
    .append(calls.map((call, nth) => append(fact(call, morning + (days[nth] ?? 0) * dayMs, invited('214')))));
  const reader = desk.reading();
  const at = (day: number) =>
    reader
      .list({ ...everything, from: { kind: 'day', day: dayOf(day) }, limit: 2 })
      .entries.map(({ callId }) => calls.findIndex((call) => call === callId));
  expect([at(9), at(5), at(4), at(3), at(2), at(0), at(-1)]).toEqual([
    [3, 2],
    [3, 2],
    [2, 1],
    [2, 1],
    [1, 0],
    [1, 0],
    [],
  ]);
});

test('what can be filtered by is told with how many have it, the commonest first, and follows each correction', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const [one, two, three] = [newCall(), newCall(), newCall()];
  const taken = (name: string): FactBody => ({
    kind: 'transfer-ended',
    how: 'blind',
    target: { employeeId: 'olena', name, number: '204' },
    result: 'taken',
  });
  for (const call of [one, two, three])
    writer.append([
      append(
        fact(call, morning, invited('214')),
        fact(call, morning, { kind: 'recognised', card: cardOf('client', 'Ada') }),
        fact(call, morning, { kind: 'topic-noted', topic: 'delivery' }),
        fact(call, morning, taken('Olena Koval')),
      ),
    ]);
  writer.append([
    append(
      fact(three, morning, { kind: 'topic-noted', topic: 'Гарантія' }),
      fact(three, morning, { kind: 'class-corrected', from: 'client', to: 'partner', by: 'receptionist' }),
    ),
  ]);
  expect(desk.reading().choices()).toEqual({
    classes: [
      { class: 'client', calls: 2 },
      { class: 'partner', calls: 1 },
    ],
    topics: [
      { topic: 'delivery', label: expect.any(String), calls: 2 },
      { topic: 'Гарантія', label: '', calls: 1 },
    ],
    employees: [{ employeeId: 'olena', name: 'Olena Koval', calls: 3 }],
    dialled: [{ dialled: '+380442370000', calls: 3 }],
  });
});

test('the caller’s other calls are told page by page, and of a withheld number none', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const calls = Array.from({ length: 6 }, newCall);
  const callers = ['+380675550914', '214', '+380675550914', '+380675550914', '', ''];
  for (const [nth, call] of calls.entries())
    writer.append([append(fact(call, morning, invited(callers[nth] ?? '')), fact(call, morning, gaveUp))]);
  const reader = desk.reading();
  const others = (of: number, behind: number | null, limit = 1) => {
    const page = reader.others({
      callId: calls[of] ?? '',
      behind: behind === null ? null : (calls[behind] ?? ''),
      limit,
    });
    return [page.entries.map(({ callId }) => calls.findIndex((call) => call === callId)), page.more];
  };
  expect([others(2, null), others(2, 3), others(0, null, 9), others(1, null), others(4, null)]).toEqual([
    [[3], true],
    [[0], false],
    [[3, 2], false],
    [[], false],
    [[], false],
  ]);
});
