import type { CallerClass } from '../caller/callerClass.ts';
import type { ImportRow } from '../importing/row.ts';
import type { Person } from './person.ts';

/** A person of the directory server as a row of an import. `line`: her place, from 1. */
export function rowOf(person: Person, of: CallerClass, line: number): ImportRow {
  const { key, name, company, numbers, extension } = person;
  if (numbers.length > 0) return { line, contact: { key, name, company, class: of, numbers }, leftOut: [] };
  // A colleague with nothing but an extension is no contact.
  return { line, refused: extension === '' ? 'no-number' : 'only-internal', text: name };
}
