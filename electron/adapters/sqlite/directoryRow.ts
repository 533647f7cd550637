import type { Contact } from '#core/caller/company.ts';
import { placeOf } from './directoryPlace.ts';

/** From here on are the contacts that were added or changed by hand; see directoryMigrations/0001.ts. */
export const byHandFrom = 2 ** 40;

/** A row of `contact`. */
export interface ContactRow {
  readonly id: number;
  readonly contactId: string;
  readonly place: string;
  readonly name: string;
  readonly company: string;
  readonly class: Contact['class'];
  readonly numbers: string;
  readonly language: Contact['language'] | null;
  readonly responsible: string | null;
  readonly since: number | null;
}

/** The fields of a ContactRow from `contact`. */
export const contactFields = ['id', 'place', 'name', 'company', 'class', 'numbers', 'language', 'responsible', 'since']
  .map((column) => `contact.${column}`)
  .concat('contact.contact_id AS contactId')
  .join(', ');

/** Writes a ContactRow by its field names. A contact that is there already stays as it is. */
export const insertContact = `INSERT OR IGNORE INTO contact
  (id, contact_id, place, name, company, class, numbers, language, responsible, since)
  VALUES (@id, @contactId, @place, @name, @company, @class, @numbers, @language, @responsible, @since)`;

export function rowOf(id: number, contact: Contact, place: string = placeOf(contact.name)): ContactRow {
  return {
    id,
    contactId: contact.contactId,
    place,
    name: contact.name,
    company: contact.company,
    class: contact.class,
    numbers: contact.numbers.join(' '),
    language: contact.language ?? null,
    responsible: contact.responsible ?? null,
    since: contact.since ?? null,
  };
}

export function contactOf(row: ContactRow): Contact {
  return {
    contactId: row.contactId,
    name: row.name,
    company: row.company,
    class: row.class,
    numbers: numbersOf(row),
    ...(row.language === null ? {} : { language: row.language }),
    ...(row.responsible === null ? {} : { responsible: row.responsible }),
    ...(row.since === null ? {} : { since: row.since }),
  };
}

export function numbersOf({ numbers }: Pick<ContactRow, 'numbers'>): string[] {
  return numbers === '' ? [] : numbers.split(' ');
}
