import { describe, expect, test } from 'vitest';
import { lookAt } from '#core/importing/look.ts';
import type { ImportLook, LookWish } from '#core/importing/lookView.ts';
import type { ColumnMeaning, Delimiter, Encoding } from '#core/importing/order.ts';
import { decoderFor, encoded } from './reading.ts';

const mobile = '+380675550914';
type Remembered = Pick<ImportLook['order'], 'columns' | 'class' | 'classWords'>;

function look(bytes: Uint8Array, wish: LookWish = {}, remembered: Remembered | null = null) {
  return lookAt({ pieces: [bytes], bytes: bytes.length }, wish, {
    country: 'UA',
    decoderFor,
    classWords: {},
    remembered: () => remembered,
  });
}
function lookText(text: string, wish: LookWish = {}, remembered: Remembered | null = null): ImportLook {
  const seen = look(encoded(text, 'utf-8'), wish, remembered);
  if (typeof seen === 'string') throw new Error(seen);
  return seen;
}

const names: Readonly<Record<'uk' | 'ru' | 'ar' | 'de' | 'fr' | 'shouted' | 'pl' | 'one', readonly string[]>> = {
  uk: ['Їжакевич Ганна', 'Шевченко Олег', 'ТОВ «Бджола»', 'Є. Ґалаґан'],
  ru: ['Иванов Пётр', 'Щукина Анна Сергеевна', 'ООО «Ромашка»', 'Смирнов'],
  shouted: ['ИВАНОВ ПЕТР', 'ПЕТРЕНКО ОЛЕНА', 'СМИРНОВА АННА', 'КОВАЛЕНКО'],
  ar: ['محمد عبد الله', 'شركة النور', 'فاطمة الزهراء', 'أحمد يوسف'],
  de: ['Jürgen Müller', 'Bäckerei Großmann', 'Käthe Schröder', 'Smith'],
  fr: ['François Lefèvre', 'Société Générale', 'Hélène Benoît', 'Œuvres'],
  pl: ['Anna Kowalska', 'Jan Nowak', 'Piotr Zielinski', 'Firma X'],
  one: ['John', 'Mary', 'José', 'Ann'],
};

describe('the encoding of a file', () => {
  test.each<[keyof typeof names, Encoding, boolean]>([
    ['uk', 'windows-1251', false],
    ['ru', 'windows-1251', false],
    ['shouted', 'windows-1251', false],
    ['ar', 'windows-1256', false],
    ['de', 'windows-1252', false],
    ['fr', 'windows-1252', false],
    ['one', 'windows-1252', false],
    ['pl', 'utf-8', false],
    ['uk', 'utf-8', false],
    ['ar', 'utf-8', true],
    ['uk', 'utf-16le', false],
    ['uk', 'utf-16le', true],
    ['ar', 'utf-16be', false],
    ['de', 'utf-16be', true],
  ])('is found out: %s in %s', (language, encoding, bom) => {
    const rows = names[language].map((name, index) => `${name};06755509${10 + index}`);
    const seen = look(encoded(`Name;Phone\r\n${rows.join('\r\n')}\r\n`, encoding, bom));
    expect(seen).toMatchObject({
      order: { encoding, delimiter: ';' },
      rows: names[language].map((name) => ({ name })),
    });
  });

  test('is found out by what stands far behind its beginning', () => {
    const head = encoded(`Name;Phone\r\n${`Smith;${mobile}\r\n`.repeat(100)}`, 'windows-1251');
    const later = encoded(names.uk.join('\r\n'), 'windows-1251');
    const seen = lookAt(
      { pieces: [head, later], bytes: 10 * head.length },
      {},
      { country: 'UA', decoderFor, classWords: {}, remembered: () => null },
    );
    expect(seen).toMatchObject({ order: { encoding: 'windows-1251' }, count: 1_000, isCountExact: false });
  });

  test('can be overruled, and the first rows follow', () => {
    const bytes = encoded(`Имя;Телефон\r\nИванов;${mobile}\r\n`, 'windows-1251');
    expect(look(bytes)).toMatchObject({ order: { encoding: 'windows-1251' }, rows: [{ name: 'Иванов' }] });
    expect(look(bytes, { encoding: 'windows-1252' })).toMatchObject({ columns: [{ header: 'Èìÿ' }, {}] });
  });
});

describe('a table', () => {
  test.each<[Delimiter, string]>([
    [',', `Name,Phone,Note\n"A, B",${mobile},"x;y;z"\nC,${mobile},\n`],
    [';', `Name;Phone;Note\n"A;B";${mobile};1,2,3\nC, D;${mobile};4,5,6\n`],
    ['\t', `Name\tPhone\nA, B, C\t${mobile}\nC\t${mobile}\n`],
    ['|', `Name|Phone\nA, B|${mobile}\nC|${mobile}\n`],
    ['|', `sep=|\r\nA;B|${mobile}\r\n`],
    [',', `Name,Phone`],
  ])('parted by %j is recognised', (delimiter, text) => {
    expect(lookText(text).order).toMatchObject({ format: 'csv', delimiter });
  });

  test('without a header is understood by what stands in it', () => {
    expect(lookText(`a@x.org;Olena Bondar;Bdzhola;${mobile}\nb@x.org;Taras Hrin;Roi;0445550914\n`)).toMatchObject({
      order: { hasHeader: false, columns: ['ignore', 'name', 'company', 'number'] },
      rows: [
        { line: 1, name: 'Olena Bondar', company: 'Bdzhola', class: 'unknown', numbers: [mobile], refused: null },
        {},
      ],
      count: 2,
      isCountExact: true,
    });
  });

  test('is read as it was the last time, unless somebody says otherwise', () => {
    const text = `X;Y;Z\nA;B;${mobile}\n`;
    const columns: ColumnMeaning[] = ['company', 'name', 'number'];
    const remembered = { columns, class: 'partner' as const, classWords: {} };
    expect(lookText(text, {}, remembered)).toMatchObject({
      order: remembered,
      rows: [{ name: 'B', class: 'partner' }],
    });
    expect(lookText(text, { columns: ['name', 'ignore', 'number'] }, remembered)).toMatchObject({
      rows: [{ name: 'A', company: '' }],
    });
  });

  test('shows samples, unknown kinds of caller and why a row will be refused', () => {
    const seen = lookText(`Name;Phone;Category\nA;${mobile};VIP;\n;;\nB;none;Customer\nC;${mobile};* gold ::: VIP\n`);
    expect(seen.columns[0]).toEqual({ header: 'Name', samples: ['A', 'B', 'C'] });
    expect(seen.unknownClasses).toEqual(['VIP', '* gold']);
    expect(seen.rows).toMatchObject([{ name: 'A' }, { line: 4, refused: 'bad-number', name: 'B, none' }, { line: 5 }]);
    expect(lookText(`Name;Phone;Category\nA;${mobile};VIP\n`, { classWords: { vip: 'client' } }).rows[0]?.class).toBe(
      'client',
    );
  });
});

const outlook: Readonly<Record<string, string>> = {
  en: 'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex',
  de: 'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon (privat),Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,E-Mail-Adresse,Telex',
  fr: 'Civilité,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Rappel,Téléphone (voiture),Téléphone société,Télécopie (domicile),Téléphone (domicile),Téléphone 2 (domicile),RNIS,Tél. mobile,Télécopie (autre),Téléphone (autre),Récepteur de radiomessagerie,Téléphone principal,Radiotéléphone,Télétype,Télex',
  es: 'Tratamiento,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Departamento,Puesto,Fax del trabajo,Teléfono del trabajo,Teléfono del trabajo 2,Devolución de llamada,Teléfono del automóvil,Número de centralita de la organización,Fax particular,Teléfono particular,Teléfono particular 2,RDSI,Teléfono móvil,Otro fax,Otro teléfono,Localizador,Teléfono principal,Radioteléfono,Teletipo,Télex',
  pl: 'Tytuł,Imię,Drugie imię,Nazwisko,Sufiks,Firma,Dział,Stanowisko,Faks służbowy,Telefon służbowy,Telefon służbowy 2,Wywołanie zwrotne,Telefon w samochodzie,Główny telefon do firmy,Faks domowy,Telefon domowy,Telefon domowy 2,ISDN,Telefon komórkowy,Inny faks,Inny telefon,Pager,Telefon podstawowy,Radiotelefon,Dalekopis,Teleks',
  ru: 'Обращение,Имя,Отчество,Фамилия,Суффикс,Организация,Отдел,Должность,Рабочий факс,Рабочий телефон,Телефон раб. 2,Обратный вызов,Телефон в машине,Основной телефон организации,Домашний факс,Домашний телефон,Телефон дом. 2,ISDN,Телефон переносной,Другой факс,Другой телефон,Пейджер,Основной телефон,Радиотелефон,Телетайп/телефон с титрами,Телекс',
  uk: "Звертання,Ім'я,По батькові,Прізвище,Суфікс,Організація,Відділ,Посада,Робочий факс,Робочий телефон,Робочий телефон 2,Зворотний виклик,Телефон в автомобілі,Основний телефон організації,Домашній факс,Домашній телефон,Домашній телефон 2,ISDN,Мобільний телефон,Інший факс,Інший телефон,Пейджер,Основний телефон,Радіотелефон,Телетайп,Телекс",
  ar: 'اللقب,الاسم الأول,الاسم الأوسط,الاسم الأخير,اللاحقة,الشركة,القسم,المسمى الوظيفي,فاكس العمل,هاتف العمل,هاتف العمل 2,معاودة الاتصال,هاتف السيارة,هاتف الشركة الرئيسي,فاكس المنزل,هاتف المنزل,هاتف المنزل 2,ISDN,الهاتف المحمول,فاكس آخر,هاتف آخر,جهاز النداء,الهاتف الأساسي,هاتف لاسلكي,الأولوية,تلكس',
};

describe('an export of an address book', () => {
  test.each(Object.keys(outlook))('of Outlook in %s is known by its own headers', (language) => {
    const headers = (outlook[language] ?? '').split(',');
    const cells: string[] = headers.map(() => '');
    for (const [at, cell] of [
      [1, 'F'],
      [2, 'M'],
      [3, 'L'],
      [5, 'Firm'],
      [8, '0445550999'],
      [9, '0445550901'],
      [10, '0445550902'],
      [15, '0445550903'],
      [18, mobile],
      [19, '0445550998'],
      [20, '0445550904'],
      [22, '0445550905'],
    ] as const)
      cells[at] = cell;
    const seen = lookText(`${headers.map((header) => `"${header}"`).join(',')}\r\n${cells.join(',')}\r\n`);
    expect(seen).toMatchObject({
      source: 'outlook',
      rows: [
        {
          name: 'F M L',
          company: 'Firm',
          numbers: ['+380445550901', '+380445550902', '+380445550903', mobile, '+380445550904', '+380445550905'],
        },
      ],
    });
  });

  test.each([
    'First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nF,M,L,,,,Firm,,"a\nb",Partner ::: * myContacts,,a@x.org,Mobile,067 555 09 14 ::: 0445550901,Work,0445550902\n',
    'Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Type,Organization 1 - Name\nF M L,F,M,L,,Partner ::: * myContacts,,a@x.org,Mobile,067 555 09 14 ::: 0445550901,Work,0445550902,,Firm\n',
  ])('of Google, older or newer, is known by its own headers', (text) => {
    expect(lookText(text)).toMatchObject({
      source: 'google',
      rows: [{ name: 'F M L', company: 'Firm', class: 'partner', numbers: [mobile, '+380445550901', '+380445550902'] }],
    });
  });

  test('made of cards is counted and shown', () => {
    const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ірина\r\nTEL:${mobile}\r\nEND:VCARD\r\n`;
    expect(lookText(`\r\n${card.repeat(20)}`)).toMatchObject({
      order: { format: 'vcard', encoding: 'utf-8', hasHeader: false, columns: [] },
      count: 20,
      rows: Array.from({ length: 8 }, () => ({ name: 'Ірина', numbers: [mobile] })),
    });
  });
});

describe('a file that cannot be imported', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty one', new Uint8Array(), 'empty'],
    ['one of blanks', encoded(' \r\n \r\n', 'utf-8', true), 'empty'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'workbook'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'workbook'],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'not-text'],
  ])('is told for what it is: %s', (_, bytes, problem) => {
    expect(look(bytes)).toBe(problem);
  });

  test('is never more work than its beginning', () => {
    expect(lookText('x'.repeat(300_000)).columns).toHaveLength(1);
    expect(lookText(`${';'.repeat(100_000)}\n`.repeat(3)).rows).toEqual([]);
    expect(lookText(`${'a;'.repeat(100_000)}\n`.repeat(3)).columns.length).toBeLessThanOrEqual(200);
  });
});
