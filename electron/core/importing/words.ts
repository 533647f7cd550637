import type { CallerClass, ClassEntry } from '../caller/callerClass.ts';
import type { Language } from '../caller/company.ts';
import { fold } from '../text/fold.ts';
import type { ImportOrder } from './order.ts';

/** Folded words of address books and CRMs for the kinds of caller that Portico comes with. */
const classWords: Readonly<Record<'client' | 'applicant' | 'partner' | 'unknown', string>> = {
  client:
    'client clients customer customers account клієнт клієнти замовник покупець клиент клиенты заказчик покупатель عميل عملاء زبون kunde kunden cliente clientes klient klienci',
  applicant:
    'applicant applicants candidate candidates кандидат кандидати здобувач претендент кандидаты соискатель соискатели متقدم متقدمون مرشح مرشحون bewerber candidat candidats candidato kandydat',
  partner:
    'partner partners supplier suppliers vendor vendors партнер партнери постачальник партнеры поставщик شريك شركاء مورد موردون lieferant lieferanten partenaire fournisseur socio proveedor dostawca',
  unknown: 'unknown other невідомий невідомо інше неизвестный неизвестно другое غير_معروف unbekannt autre otro inne',
};

const languageWords: Readonly<Record<Language, string>> = {
  en: 'en eng english englisch anglais ingles angielski англійська английский انجليزي الانجليزيه',
  uk: 'uk ua ukr ukrainian ukrainisch ukrainien ucraniano ukrainski українська украинский اوكراني الاوكرانيه',
  ru: 'ru rus russian russisch russe ruso rosyjski російська русский روسي الروسيه',
  ar: 'ar ara arabic arabisch arabe arabski арабська арабский عربي العربيه',
};

const languages = wordsOf(languageWords);
const classes = wordsOf(classWords);

/** What the office's own names for its classes mean, folded, as `ImportOrder.classWords` has it. */
export function wordsOfClasses(table: readonly ClassEntry[]): ImportOrder['classWords'] {
  const words: Record<string, CallerClass> = {};
  for (const { class: kind, name, names, retired } of table) {
    if (retired) continue;
    for (const text of [kind, name, ...Object.values(names)]) {
      const word = foldedName(text ?? '');
      if (word !== '') words[word] = kind;
    }
  }
  return words;
}

/** The kind of caller that `text` names, by the order's words before Portico's own; null for none of them. */
export function classNamed(text: string, { classWords: own }: Pick<ImportOrder, 'classWords'>): CallerClass | null {
  const word = foldedName(text);
  return (Object.hasOwn(own, word) ? own[word] : undefined) ?? classes.get(word) ?? null;
}

/** What a class's word is looked up by: in `ImportOrder.classWords` as well. */
export function foldedName(text: string): string {
  return fold(text.slice(0, 200)).slice(0, 64).toWellFormed();
}

/** An RFC 5646 tag (uk-UA) or a language's name; null for a language in which nobody is greeted here. */
export function languageNamed(text: string): Language | null {
  return languages.get(fold(text.slice(0, 60)).split(' ', 1)[0] ?? '') ?? null;
}

function wordsOf<T extends string>(lists: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const meaning in lists)
    for (const word of lists[meaning].split(' ')) found.set(fold(word.replaceAll('_', ' ')), meaning);
  return found;
}
