import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Company, Contact } from '#core/caller/company.ts';
import { readCompany } from '#core/caller/readCompany.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { ContactTables } from './directoryContacts.ts';
import type { DirectoryFiles, FillProgress } from './directoryMessages.ts';
import type { OfficeTables } from './directoryOffice.ts';
import { comparePlaces, placeOf } from './directoryPlace.ts';

/** A company file on its way into the directory, a few contacts at a time, so that lists and saves come in between. */
export interface Fill {
  readonly progress: () => FillProgress;
  /** Adds so many contacts in one commit. */
  readonly step: (contacts: number) => void;
}

const nothingToFill: Fill = { progress: () => ({ filled: 0, of: 0 }), step: () => undefined };

/**
 * Reads the company file if the directory was not filled yet, or if it follows the file and the file was changed. A fill
 * that was cut short begins anew. What was changed by hand stays.
 */
export function beginFill(
  db: Database,
  tables: { readonly contacts: ContactTables; readonly office: OfficeTables },
  { companyFile, follow }: Pick<DirectoryFiles, 'companyFile' | 'follow'>,
): Result<Fill, 'company-wrong'> {
  const readFrom = db.prepare<[], string>('SELECT read_from FROM directory_state').pluck().get() ?? '';
  if (companyFile === null || (readFrom !== '' && !follow)) return ok(nothingToFill);
  const text = textOf(companyFile);
  if (text === null) return ok(nothingToFill);
  const hash = createHash('sha256').update(text).digest('hex');
  if (hash === readFrom) return ok(nothingToFill);
  const read = readCompany(text);
  if (!read.ok) return failed('company-wrong', read.detail ?? 'JSON');
  const company = read.value;
  db.transaction(() => {
    tables.contacts.clearRead();
    tables.office.fill(company);
  }).immediate();
  return ok(createFill(db, tables.contacts, company, hash));
}

/** `hash` is noted with the last contact: until then the next start begins anew. */
function createFill(
  db: Database,
  contacts: Pick<ContactTables, 'add'>,
  company: Pick<Company, 'contacts'>,
  hash: string,
): Fill {
  const sorted = inOrder(company.contacts);
  const noteSource = db.prepare<[string]>('UPDATE directory_state SET read_from = ?');
  let filled = 0;
  const step = db.transaction((atMost: number) => {
    const next = sorted.slice(filled, filled + atMost);
    for (const [index, { contact, place }] of next.entries()) contacts.add(filled + index + 1, contact, place);
    if (filled + next.length === sorted.length) noteSource.run(hash);
    return next.length;
  });
  return {
    progress: () => ({ filled, of: sorted.length }),
    step: (atMost) => {
      // Counted when committed: after a refusal of the disk the same ones are tried again.
      filled += step.immediate(atMost);
    },
  };
}

interface Placed {
  readonly place: string;
  readonly contact: Contact;
}

function inOrder(contacts: readonly Contact[]): readonly Placed[] {
  return contacts
    .map((contact) => ({ place: placeOf(contact.name), contact }))
    .toSorted((a, b) => comparePlaces(a.place, b.place) || comparePlaces(a.contact.contactId, b.contact.contactId));
}

/** A file that is not there is an office that has told nothing yet. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
