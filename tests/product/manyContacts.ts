import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Contact } from '#core/caller/company.ts';
import type { ImportRow } from '#core/importing/row.ts';
import { beginBuild } from '../../electron/adapters/sqlite/importBuild.ts';
import { createSigns, paceOf } from '../../electron/adapters/sqlite/importPace.ts';
import { openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';

const source = { sourceId: 'many', kind: 'csv', label: 'many.csv' } as const;

/** Writes a directory.db, in a folder of its own, with so many imported contacts beside it, the same ones each time. */
export function writeManyContacts(file: string, count: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const opened = openKeeper({ file, companyFile: null, follow: false });
  if (!opened.ok) throw new Error(opened.error);
  const keeper = opened.value;
  const { next } = keeper.imports.files();
  const plan = { file: next, previous: null, without: null, source, at: 0, employees: [] };
  const build = beginBuild(plan, paceOf(createSigns()));
  for (let index = 0; index < count; index += 1) build.add(rowOf(contactAt(index)));
  const built = build.finish();
  build.close();
  if (!built.ok) throw new Error(built.error);
  keeper.imports.take({ file: next, kept: null, how: 'imported' });
  keeper.close();
}

function rowOf({ contactId: key, name, company, class: of, numbers }: Contact): ImportRow {
  return { line: 1, contact: { key, name, company, class: of, numbers }, leftOut: [] };
}

/** The same contacts as a table with a header, numbers as people write them; every thousandth row is refused. */
export function writeManyRows(file: string, count: number): void {
  const descriptor = openSync(file, 'w');
  let waiting = 'Customer ID;Name;Company;Type;Phone;Mobile\r\n';
  for (let index = 0; index < count; index += 1) {
    const { contactId, name, company, class: of, numbers } = contactAt(index);
    const [first = '', second = ''] = index % 1_000 === 999 ? [] : numbers;
    waiting += `${contactId};${name};"${company}";${of};${asWritten(first, index)};${second}\r\n`;
    if (waiting.length < 65_536) continue;
    writeSync(descriptor, waiting);
    waiting = '';
  }
  writeSync(descriptor, waiting);
  closeSync(descriptor);
}

/** In turn as the directory keeps it, and as the office writes its own country's. */
function asWritten(number: string, index: number): string {
  if (index % 2 === 0) return number;
  return number.replace(/^\+38(0\d\d)(\d{3})(\d\d)(\d\d)$/, '$1 $2-$3-$4');
}

/** The contact at a place of the many; her first number is `manyNumber(index)`. */
function contactAt(index: number): Contact {
  const random = randomFrom(index);
  const pick = <T>(from: readonly T[], otherwise: T): T => from[Math.floor(random() * from.length)] ?? otherwise;
  const written = pick(scripts, ukrainian);
  const word = (): string =>
    capital(Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(written.syllables, '')).join(''));
  const family = random() < 0.01 ? pick(written.families, '') : word() + pick(written.endings, '');
  return {
    contactId: `many-${index}`,
    name: `${pick(written.first, '')} ${family}`,
    company: `${pick(written.forms, '')} ${word()} ${word()}`,
    class: pick(['client', 'client', 'client', 'partner', 'applicant'], 'client'),
    numbers: [manyNumber(index), ...(index % 4 === 0 ? [`+49301${String(index).padStart(7, '0')}`] : [])],
  };
}

/** Spread over the numbers of Ukraine's mobile networks, none twice below ten million contacts. */
export function manyNumber(index: number): string {
  return `+38067${String((index * 7_919) % 10_000_000).padStart(7, '0')}`;
}

interface Script {
  readonly first: readonly string[];
  readonly families: readonly string[];
  readonly syllables: readonly string[];
  readonly endings: readonly string[];
  readonly forms: readonly string[];
}

function script(first: string, families: string, syllables: string, endings: string, forms: string): Script {
  const words = (text: string): readonly string[] => text.split(' ');
  return {
    first: words(first),
    families: words(families),
    syllables: words(syllables),
    endings: words(endings),
    forms: words(forms),
  };
}

const ukrainian = script(
  'Олексій Іван Марія Ганна Юлія Тарас Оксана Михайло Петро Ярослав Щек Ґжегож',
  'Іваненко Шевченко Ковальчук Зеленський Щербак',
  'ко ва ль че рен бер ска лін мо ро зи ту ша ги не пан до ця жу фе',
  'енко ук ський ич ко',
  'ТОВ ПП АТ',
);
const russian = script(
  'Алексей Иван Мария Анна Юлия Сергей Ольга Михаил Пётр Евгений',
  'Иваненко Шевченко Иванов Кузнецов',
  'ко ва ль че рен бер ска лин мо ро зы ту ша ги не пан до ця жу фе',
  'ов ин ский енко ев',
  'ООО ЗАО',
);
const latin = script(
  'Oliver Emma Jürgen Marta James Zoe Michał Łucja Ayşe François Anna Ivan',
  'Müller Mueller Schröder Kowalczyk Ivanenko Shevchenko Yılmaz',
  'ber ton wil son gar net shev ska lin mo ro zi tu sha gi ne pan do chu fe qua ry',
  'er son mann ski ley ov',
  'GmbH Ltd Sp. S.A.',
);
const arabic = script(
  'أحمد ليلى محمد فاطمة يوسف خالد مريم عمر',
  'شيفتشينكو حداد الحداد إيفانينكو',
  'حد با سا لي كر نو را مح فا جم طا عب شر قا مي تو',
  'ي ان ين د ر',
  'شركة مؤسسة',
);
const scripts = [ukrainian, ukrainian, russian, latin, latin, arabic];

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** mulberry32: the same numbers from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
