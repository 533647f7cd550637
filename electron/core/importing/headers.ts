import { fold } from '../text/fold.ts';
import type { ColumnMeaning } from './order.ts';

/**
 * Names of columns, folded: Outlook's own export headers in English, German, French, Spanish, Polish, Ukrainian, Russian and
 * Arabic, Google's older (Given Name) and newer (First Name) ones, and what offices write by hand.
 */
const names: readonly (readonly [ColumnMeaning, string])[] = [
  [
    'first-name',
    `first name|given name|forename|vorname|prénom|nombre|nombre de pila|imię|ім'я|имя|الاسم الأول|الاسم الاول`,
  ],
  [
    'middle-name',
    `middle name|additional name|weitere vornamen|zweiter vorname|deuxième prénom|autres prénoms|segundo nombre|drugie imię|по батькові|отчество|الاسم الأوسط|اسم الأب`,
  ],
  [
    'last-name',
    `last name|family name|surname|nachname|familienname|nom de famille|apellidos|apellido|nazwisko|прізвище|фамилия|الاسم الأخير|اسم العائلة|الكنية`,
  ],
  [
    'name',
    `name|full name|display name|contact|contact name|person|anzeigename|ansprechpartner|nom complet|nom|nombre completo|contacto|imię i nazwisko|піб|п і б|ім'я та прізвище|повне ім'я|контакт|контактна особа|фио|ф и о|полное имя|контактное лицо|имя и фамилия|الاسم|الاسم الكامل|جهة الاتصال`,
  ],
  [
    'company',
    `company|company name|organization|organisation|organization name|organisation name|organization 1 name|firm|employer|account|account name|firma|unternehmen|organisation 1 name|société|entreprise|compañía|empresa|organización|компанія|фірма|організація|підприємство|компания|фирма|организация|предприятие|الشركة|المؤسسة|المنظمة|جهة العمل`,
  ],
  [
    'class',
    `class|type|kind|category|categories|labels|group|group membership|art|typ|kategorie|kategorien|gruppe|catégorie|catégories|categoría|categorías|kategoria|клас|тип|вид|категорія|категорії|група|класс|категория|категории|группа|الفئة|الفئات|التصنيف|النوع`,
  ],
  ['language', `language|lang|sprache|langue|idioma|język|мова|язык|اللغة`],
  [
    'responsible',
    `responsible|responsible employee|account manager|owner|account owner|contact owner|manager|betreuer|zuständig|verantwortlich|kundenbetreuer|responsable|opiekun|відповідальний|менеджер|ответственный|المسؤول|مدير الحساب`,
  ],
  [
    'key',
    // Not the customer's number: several people of one customer have it.
    `id|uid|contact id|external id|record id|guid|ідентифікатор|идентификатор|المعرف`,
  ],
];

const exact = new Map(
  names.flatMap(([meaning, list]) => list.split('|').map((name) => [fold(name), meaning] as const)),
);

/** A word, or the beginning of one, that makes a column one of telephone numbers; folded. */
const phoneWords =
  /(?:^| )(?:phone|telephone|tel|mobile|cell|cellphone|mobil\p{L}*|handy|telefon\p{L}*|tel\p{L}fono\p{L}*|haupttelefon|autotelefon|radio(?:tele|te|phone)\p{L}*|ruckruf\p{L}*|telefonnummer|rufnummer|movil|centralita|portable|komork\p{L}*|kom|callback|обратный вызов|телефон\p{L}*|тел|моб\p{L}*|сотов\p{L}*|номер телефон\p{L}*|هاتف|الهاتف|جوال|الجوال|محمول|المحمول|موبايل|تليفون|msisdn)(?: |$)/u;
const notPhone =
  /(?:^| )(?:\p{L}*fax\p{L}*|faks\p{L}*|telecopie|факс\p{L}*|الفاكس|فاكس|pager|пейджер|telex|teleks|телекс|type|label|typ|тип|isdn|rnis|rdsi|tty|tdd|teletipo|телетайп\p{L}*|e ?mail|country|code|land|ext|extension)(?: |$)/u;

/** What a column means by its name; null for a name that says nothing of what a contact has. */
export function meaningOf(header: string): ColumnMeaning | null {
  const name = fold(header.slice(0, 200));
  if (name === '') return null;
  const meaning = exact.get(name);
  if (meaning !== undefined) return meaning;
  if (googleValue.test(name)) return 'number';
  return phoneWords.test(name) && !notPhone.test(name) ? 'number' : null;
}

const googleValue = /^phone \d+ value$/;

/** Which program wrote a table with these headers, as far as they tell. */
export function sourceOf(headers: readonly string[]): 'outlook' | 'google' | null {
  const folded = headers.map((header) => fold(header.slice(0, 200)));
  if (folded.some((name) => googleValue.test(name)) || folded.includes('group membership')) return 'google';
  const has = (meaning: ColumnMeaning): boolean => headers.some((header) => meaningOf(header) === meaning);
  const phones = headers.filter((header) => meaningOf(header) === 'number').length;
  return phones >= 5 && has('first-name') && (has('last-name') || has('name')) && has('company') && headers.length >= 20
    ? 'outlook'
    : null;
}
