import type { JournalFilter } from '#core/journal/filter.ts';
import { indexQuery } from '../../electron/adapters/sqlite/searchText.ts';

/** One kind of question, asked in turn in each of its ways. */
export interface Asked {
  readonly name: string;
  readonly filters: readonly JournalFilter[];
  /** Milliseconds, p95. */
  readonly within: number;
}

const frequent = ['order', 'delivery', 'nordwind', 'коваленко', 'горизонт', 'рахунок', 'يسأل', 'النور', 'منصور'];
const rare = ['helicopter', 'гелікоптер', 'مروحية'];
const words = ['delivery', 'monday', 'warehouse', 'коваленко', 'передзвонити', 'договору', 'التسليم', 'الطلب', 'منصور'];
const pairs = [
  'order brandt',
  'friday wilson',
  'helicopter order',
  'рахунок мельник',
  'марія горизонт',
  'коваленко рах',
  'يسأل حسن',
  'أحمد موعد',
  'nobody brandt',
  'order рахунок',
];

/** So many places of the list, the same ones each time. */
function spread(count: number, step: number): readonly number[] {
  return Array.from({ length: count }, (_, nth) => (nth * step) % count);
}

export const searches: readonly Asked[] = [
  { name: '(a) a frequent word', filters: frequent.map((text) => ({ text })), within: 30 },
  { name: '(a) a rare word', filters: rare.map((text) => ({ text })), within: 30 },
  {
    name: '(a) a beginning of 1 to 6 letters',
    filters: words.flatMap((word) => [1, 2, 3, 4, 5, 6].map((length) => ({ text: word.slice(0, length) }))),
    within: 30,
  },
  { name: '(a) two words', filters: pairs.map((text) => ({ text })), within: 30 },
];

export const numberFragments: Asked = {
  name: '(b) four digits of a number',
  filters: spread(97, 37).map((nth) => ({ number: String(1_000 + ((nth * 911) % 9_000)) })),
  within: 30,
};

const month = { from: '2016-03-01', until: '2016-03-31' };
export const filtered: Asked = {
  name: '(c) a word and three filters',
  filters: [
    // Rare word, frequent filters.
    { text: 'helicopter', classes: ['client'], outcomes: ['answered'], topics: ['delivery'] },
    { text: 'гелікоптер', direction: 'in', answered: true, period: { from: '2016-01-01', until: '2030-01-01' } },
    // Frequent word, frequent filters.
    { text: 'order', classes: ['client'], outcomes: ['answered'], topics: ['delivery'] },
    { text: 'коваленко', classes: ['client', 'partner'], direction: 'in', talk: { fromMs: 60_000, belowMs: null } },
    { text: 'o', classes: ['client'], answered: true, dialled: ['+380442370000'] },
    // Frequent word, rare filter.
    { text: 'nordwind', openCallback: true, classes: ['client'], direction: 'in' },
    { text: 'order', number: '5551', answered: true, classes: ['client', 'partner'] },
    { text: 'يسأل', period: month, deviations: 'any', classes: ['client', 'applicant'] },
    { text: 'марія', employees: ['e1'], deviations: ['slow-answer'], talk: { fromMs: 31_000, belowMs: 33_500 } },
    // Each is frequent, all together nothing.
    { text: 'delivery', topics: ['vacancy'], classes: ['client'], answered: true },
    { text: 'рахунок', outcomes: ['missed'], classes: ['client'], direction: 'in' },
  ],
  within: 100,
};

export const counted: Asked = {
  name: '(d) calls by days, with counts',
  filters: [
    {},
    { outcomes: ['missed'] },
    { classes: ['client'] },
    { text: 'order' },
    { text: 'коваленко' },
    { text: 'helicopter' },
    { number: '5551' },
    { text: 'order', classes: ['client'], topics: ['delivery'] },
    { period: { from: '2017-01-01', until: '2017-12-31' }, answered: true },
  ],
  within: 300,
};

/** What the index itself is asked, written down as by hand: the floor looks at nothing else. */
export function bareMatch(filter: JournalFilter): string {
  const { period: _, ...rest } = filter;
  return indexQuery(rest).match;
}
