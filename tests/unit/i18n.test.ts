import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { calls } from '#core/contract/contract.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { calendarDay, clockFace, dayBefore, formatsOf } from '../../renderer/i18n/formats.ts';
import { isolateIn } from '../../renderer/i18n/isolate.ts';
import { languages } from '../../renderer/i18n/languages.ts';

const root = path.join(import.meta.dirname, '../..');
const pluralForm = /_(zero|one|two|few|many|other)$/;

/** Every key of a catalogue with its words: call.why.none -> "…". */
function wordsOf(catalogue: object, at = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...wordsOf(value, `${at}${key}.`)]
        : [[`${at}${key}`, String(value)] as const],
    ),
  );
}

/** What is to be set into a sentence, and what stands out in it. */
function slotsOf(words: string): string {
  return [...new Set(words.match(/{{\w+}}|<\/?\d>/g))].toSorted().join(' ');
}

function baseOf(key: string): string {
  return key.replace(pluralForm, '');
}

const english = wordsOf(catalogues.en);
const bases = [...new Set([...english.keys()].map(baseOf))];
const plurals = new Set([...english.keys()].filter((key) => pluralForm.test(key)).map(baseOf));

describe.each(languages)('in $name', ({ language }) => {
  const words = wordsOf(catalogues[language]);

  test('there are the same words as in English, with exactly the plural forms of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const expected = bases.flatMap((base) => (plurals.has(base) ? forms.map((form) => `${base}_${form}`) : [base]));
    expect([...words.keys()].toSorted()).toEqual(expected.toSorted());
  });

  test('no sentence is empty, none carries a mark of haste', () => {
    expect([...words].filter(([, text]) => text.trim() === '' || /!|TODO|\?\?\?/.test(text))).toEqual([]);
  });

  test('each sentence has room for what English sets into it', () => {
    const odd = [...words].filter(([key, text]) => {
      const measure = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '';
      // "One change waits": the languages that have a word for it need no figure.
      const mayLeaveCount = /_(zero|one|two)$/.test(key) && !text.includes('<');
      return slotsOf(text) !== slotsOf(measure) && !(mayLeaveCount && measure.includes('{{count}}'));
    });
    expect(odd).toEqual([]);
  });

  test('the topics are called as in the playbooks that Portico comes with', () => {
    const file = readFileSync(path.join(root, 'resources/playbooks/playbooks.json'), 'utf8');
    const { playbooks } = Playbooks.parse(JSON.parse(file));
    const labels = playbooks.flatMap(({ topics }) =>
      topics.map(({ topic, label }) => [topic, label[language]] as const),
    );
    expect(catalogues[language].topics).toEqual(Object.fromEntries(labels));
  });
});

describe('the words of the page', () => {
  const sources = ['app', 'features', 'ui', 'i18n']
    .flatMap((folder) => filesIn(path.join(root, 'renderer', folder)))
    .filter((file) => !isCatalogue(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const said = keysSaid(sources);

  test('are all said somewhere: no key of the catalogue is left over', () => {
    expect(bases.filter((key) => !said.whole.has(key) && !said.begun.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  test('are all in the catalogue: no key that the page says is missing', () => {
    // The contract's questions are spelled alike.
    const missing = [...said.whole].filter((key) => !bases.includes(key) && !Object.hasOwn(calls, key));
    const nothingFits = said.begun.filter((pattern) => !bases.some((key) => pattern.test(key)));
    expect([missing, nothingFits]).toEqual([[], []]);
  });

  test('a key that is left over or missing would be noticed', () => {
    const { whole, begun } = keysSaid("t('desk.close') t(`call.outcome.${outcome ?? 'live'}`) t('desk.nowhere')");
    expect([...whole]).toEqual(['desk.close', 'desk.nowhere']);
    expect(
      ['call.outcome.missed', 'call.outcome', 'call.outcome.a.b'].map((key) => begun.map((one) => one.test(key))),
    ).toEqual([[true], [false], [false]]);
  });
});

/**
 * The keys that sources say: whole ones in quotes, and templates, of which each ${…} stands for one name. A key that is put
 * together otherwise is not seen: it would be told as left over, and is to be written as one of these.
 */
function keysSaid(text: string): { readonly whole: ReadonlySet<string>; readonly begun: readonly RegExp[] } {
  const areas = Object.keys(catalogues.en).join('|');
  const whole = [...text.matchAll(new RegExp(String.raw`['"]((?:${areas})\.[\w.-]+)['"]`, 'g'))];
  const begun = [...text.matchAll(new RegExp(`\`((?:${areas})\\.[^\`]*\\$\\{[^\`]*)\``, 'g'))];
  return {
    whole: new Set(whole.flatMap(([, key = '']) => key)),
    begun: begun.map(
      ([, key = '']) =>
        new RegExp(
          `^${key
            .split(/\$\{[^}]*\}/)
            .map(escapeForRegExp)
            .join('[^.]+')}$`,
        ),
    ),
  };
}

function isCatalogue(file: string): boolean {
  return languages.some(({ language }) => file.includes(path.join('i18n', language) + path.sep));
}

test('a name set into a sentence keeps its direction, and plain text stays as it is', () => {
  expect(['Sales', '+380 67', '12'].map(isolateIn('ltr'))).toEqual(['Sales', '+380 67', '12']);
  expect(isolateIn('ltr')('أحمد')).toBe('\u2068أحمد\u2069');
  expect(['Sales', '+380 67', '12'].map(isolateIn('rtl'))).toEqual(['\u2068Sales\u2069', '\u2068+380 67\u2069', '12']);
});

test('a clock counts minutes and seconds, hours when there are any, and never below nothing', () => {
  expect([-400, 0, 7_900, 151_000, 3_751_000].map(clockFace)).toEqual(['0:00', '0:00', '0:07', '2:31', '1:02:31']);
});

test('times have 24 hours and Latin digits in every language, days the Gregorian calendar', () => {
  const at = new Date(2026, 10, 21, 17, 5, 9).getTime();
  const told = languages.map(({ locale }) => {
    const { time, exactTime, longDay } = formatsOf(locale);
    return [time(at), exactTime(at), longDay(calendarDay(at)).includes('2026')];
  });
  expect(told).toEqual(languages.map(() => ['17:05', '17:05:09', true]));
});

test('an earlier call is told with its year only when that is another', () => {
  const { shortDate } = formatsOf('en-GB');
  const now = new Date(2026, 10, 21).getTime();
  expect([new Date(2026, 10, 18), new Date(2025, 9, 2)].map((date) => shortDate(date.getTime(), now))).toEqual([
    '18 Nov',
    '2 Oct 2025',
  ]);
});

test('the day before the first of March is found in a leap year and without', () => {
  expect([dayBefore('2028-03-01'), dayBefore('2026-03-01'), dayBefore('2026-01-01')]).toEqual([
    '2028-02-29',
    '2026-02-28',
    '2025-12-31',
  ]);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
