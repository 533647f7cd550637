import { cleanLine, cleanName } from '../caller/cleanText.ts';
import { readNumbers } from './numbers.ts';
import type { ImportOrder } from './order.ts';
import type { ImportRow, RefusalReason } from './row.ts';
import { classNamed, languageNamed } from './words.ts';

/** What a row of a table or a card tells of somebody, as it was written; '' for what it does not tell. */
export interface Told {
  readonly name: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly company: string;
  readonly numbers: readonly string[];
  /** Several, where the first that is understood counts: categories of a card. */
  readonly classes: readonly string[];
  readonly language: string;
  readonly responsible: string;
  readonly key: string;
}

type Rules = Pick<ImportOrder, 'class' | 'classWords'>;

const longestKey = 400;
const longestShown = 200;

/** A contact out of what is told, or why it is none. `country`: ISO 3166 alpha-2 of the desk. */
export function contactRow(line: number, told: Told, rules: Rules, country: string): ImportRow {
  const company = cleanName(told.company);
  const name = nameOf(told) || company;
  if (name === '') return refusedRow(line, 'no-name', textOf(told));
  const { numbers, leftOut, someInternal } = readNumbers(told.numbers, country);
  if (numbers.length === 0) return refusedRow(line, whyNoNumber(leftOut, someInternal), textOf(told));
  const language = told.language === '' ? null : languageNamed(told.language);
  const responsible = cleanName(told.responsible);
  return {
    line,
    contact: {
      key: keyOf(told.key, name, company, numbers),
      name,
      company,
      class: classOf(told.classes, rules),
      numbers,
      ...(language === null ? {} : { language }),
      ...(responsible === '' ? {} : { responsible }),
    },
    leftOut: leftOut.map((text) => cleanLine(text, longestShown)),
  };
}

/** `text`: what stands there, as it was written. */
export function refusedRow(line: number, refused: RefusalReason, text: string): ImportRow {
  return { line, refused, text: cleanLine(text, longestShown) };
}

function nameOf({ name, firstName, middleName, lastName }: Told): string {
  return cleanName(name) || cleanName([firstName, middleName, lastName].filter((part) => part !== '').join(' '));
}

function whyNoNumber(leftOut: readonly string[], someInternal: boolean): RefusalReason {
  if (leftOut.length > 0) return 'bad-number';
  return someInternal ? 'only-internal' : 'no-number';
}

function classOf(classes: readonly string[], rules: Rules): ImportOrder['class'] {
  for (const text of classes.flatMap(wordsOfCell)) {
    const named = classNamed(text, rules);
    if (named !== null) return named;
  }
  return rules.class;
}

/** Outlook parts categories by semicolons, Google labels by " ::: ". */
export function wordsOfCell(cell: string): readonly string[] {
  return cell
    .slice(0, 500)
    .split(/[;,|]|:::/)
    .filter((word) => word.trim() !== '');
}

function keyOf(told: string, name: string, company: string, numbers: readonly string[]): string {
  const id = cleanLine(told, longestKey - 2);
  if (id !== '') return `= ${id}`;
  return `~ ${[name, company, ...numbers.toSorted()].join('\t')}`.slice(0, longestKey).toWellFormed();
}

function textOf(told: Told): string {
  return [
    nameOf(told),
    told.company,
    ...told.numbers.slice(0, 5).map((number) => number.slice(0, longestShown)),
    told.key,
  ]
    .filter((text) => text.trim() !== '')
    .map((text) => text.slice(0, longestShown))
    .join(', ');
}
