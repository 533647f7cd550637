import { expect, test } from 'vitest';
import { cardOf } from '../fakes/card.ts';
import { append, fact, gaveUp, invited, looking, morning, newCall, newDesk, searched } from './journalDesk.ts';

interface Noted {
  readonly number?: string;
  readonly name?: string;
  readonly topic?: string;
  readonly essence?: string;
}

type Find = (text: string) => readonly number[];

/** A journal with one ended call for each; who is found by a text is told by their places in the list given. */
function finder(noted: readonly Noted[]): Find {
  const desk = newDesk();
  const writer = desk.writing();
  const calls = noted.map(newCall);
  for (const [index, { number = '', name = '', topic = '', essence = '' }] of noted.entries()) {
    const call = calls[index] ?? newCall();
    writer.append([
      append(
        fact(call, morning, invited(number, name)),
        fact(call, morning, { kind: 'topic-noted', topic }),
        fact(call, morning, { kind: 'essence-noted', essence }),
        fact(call, morning, gaveUp),
      ),
    ]);
  }
  const reader = desk.reading();
  return (text) => {
    const { entries } = reader.list(searched(text));
    return entries.map((entry) => calls.findIndex((call) => call === entry.callId)).toReversed();
  };
}

test('names are found in every script, however they are typed', () => {
  const find = finder([
    { name: 'Jürgen Müller' },
    { name: 'أحمد الشريف', essence: 'يسأل عن الفاتورة رقم ٤٢' },
    { name: 'Ёлкина Алёна', topic: 'доставка' },
    { name: 'ТОВ ПОРТІКО', essence: "Лук'янов, під'їзд 3, Ґалаґан" },
    { name: '東京商事' },
  ]);
  expect(find('muller')).toEqual([0]);
  expect(find('MÜLL jur')).toEqual([0]);
  expect(find('احمد')).toEqual([1]);
  expect(find('أَحْمَد')).toEqual([1]);
  expect(find('فاتوره')).toEqual([]);
  expect(find('الفاتوره 42')).toEqual([1]);
  expect(find('елка')).toEqual([]);
  expect(find('елкин')).toEqual([2]);
  expect(find('ёлкина ДОСТ')).toEqual([2]);
  expect(find('портіко')).toEqual([3]);
  expect(find('лукʼянов підʼїзд галаган')).toEqual([3]);
  expect(find('商事')).toEqual([4]);
  expect(find('')).toEqual([0, 1, 2, 3, 4]);
});

test('a number is found by any part of it, grouped in any way, national or international', () => {
  const find = finder([
    { number: '+380675550914' },
    { number: '+493023125148' },
    { number: '+79161234567' },
    { number: '214', essence: 'room 12 34' },
    { number: 'anna.k' },
  ]);
  const found: Readonly<Record<string, readonly number[]>> = {
    '067 555': [0],
    '5550914': [0],
    '(067) 555-09-14': [0],
    '+38 067 555 09 14': [0],
    '00380675550914': [0],
    '914': [0],
    '٠٦٧ ٥٥٥': [0],
    '030 231': [1],
    '231 251': [1],
    '8 916 123': [2],
    '89161234567': [2],
    '214': [3],
    '12 34': [2, 3],
    '12 33': [],
    anna: [4],
    '99': [],
  };
  expect(Object.fromEntries(Object.keys(found).map((typed) => [typed, find(typed)]))).toEqual(found);
});

test('a topic is found by the name it was shown with', () => {
  const desk = newDesk();
  const call = newCall();
  const card = cardOf('client', 'Ada');
  const topics = [{ topic: 'invoice', label: 'Рахунок' }];
  desk
    .writing()
    .append([
      append(
        fact(call, morning, invited('214')),
        fact(call, morning, { kind: 'recognised', card: { ...card, guidance: { ...card.guidance, topics } } }),
        fact(call, morning, { kind: 'topic-noted', topic: 'invoice' }),
      ),
    ]);
  const reader = desk.reading();
  const found = ['рахунок', 'invoice', 'рахунки'].map((text) => reader.list(searched(text)).entries.length);
  expect(found).toEqual([1, 1, 0]);
});

test('a word that was typed over is no longer found', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const reader = desk.reading();
  const call = newCall();
  const typed = (essence: string) => writer.append([append(fact(call, morning, { kind: 'essence-noted', essence }))]);
  const found = (...texts: readonly string[]) => texts.filter((text) => reader.list(searched(text)).entries.length > 0);
  writer.append([append(fact(call, morning, invited('214', 'Ada')))]);
  typed('the invoise');
  typed('the invoice');
  expect(found('invoise', 'invoice', 'inv', 'ada')).toEqual(['invoice', 'inv', 'ada']);
  typed('');
  expect(found('invoice', 'i', 'ada')).toEqual(['ada']);
});

const hostileQueries = [
  '"',
  '""ada"',
  "'",
  '*',
  'ada*',
  '(',
  ')(',
  'ada AND (',
  'NEAR(ada, 2)',
  'name:ada',
  '{words}: ada',
  '^ada',
  'ada\0',
  '\0',
  '-ada',
  '+ada',
  ';DROP TABLE call;--',
  '‮ada‬',
  '\ud800ada',
  '😀',
];
test.each(hostileQueries)('a search is only ever text: %j', (text) => {
  const find = finder([{ name: 'Ada' }]);
  // Found where Ada is what remains of it, or where nothing remains to be searched for.
  expect(find(text)).toEqual(/^[\W_]*(ada[\W_]*)?$/.test(text) ? [0] : []);
});

test('a search of 64 kB is only ever text', () => {
  const find = finder([{ name: 'Ada' }, { name: 'a'.repeat(65_536) }]);
  expect(find('a'.repeat(65_536))).toEqual([1]);
  expect(find('b '.repeat(32_768))).toEqual([]);
  expect(find('a '.repeat(32_768))).toEqual([0, 1]);
  expect(find('('.repeat(65_536))).toEqual([0, 1]);
});

const hostileTexts: Readonly<Record<string, string>> = {
  'a NUL': 'before\0after',
  'bidi controls': '‮gnp.exe‬ ⁦x⁩',
  markup: '<img src=x onerror=alert(1)>"\'&amp;',
  'a formula': '=HYPERLINK("http://x";"y")',
  '64 kB without a space': 'x'.repeat(65_536),
  '64 kB of words': Array.from({ length: 8_192 }, (_, index) => `w${index}`).join(' '),
  'a lone surrogate': 'half \ud83d here',
  'combining marks by the hundred': `a${'\u0301'.repeat(500)}`,
  'line ends and tabs': 'one\r\n\ttwo\u2028three',
};
test.each(Object.entries(hostileTexts))('a name with %s is kept and found harmlessly', (_, text) => {
  const desk = newDesk();
  const writer = desk.writing();
  const reader = desk.reading();
  const call = newCall();
  writer.append([
    append(
      fact(call, morning, invited('+380675550914', text)),
      fact(call, morning, { kind: 'topic-noted', topic: text }),
      fact(call, morning, { kind: 'essence-noted', essence: `${text} and the invoice` }),
      fact(call, morning, gaveUp),
    ),
  ]);
  const kept = text.toWellFormed();
  const { entries } = reader.list(searched('invoice 0914'));
  expect(entries).toMatchObject([{ name: kept, topic: kept, essence: `${kept} and the invoice` }]);
  expect(reader.call(call)?.course[0]?.body).toEqual(invited('+380675550914', text));
  expect(desk.historyOf('+380675550914')).toMatchObject({ lastName: kept });
  expect(reader.list(searched(text.slice(0, 200))).entries).toHaveLength(1);
  expect(looking(desk.file, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
});
