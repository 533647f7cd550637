import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { ContactOrigin, DuplicatePage, DuplicateQuery } from '#core/caller/directoryImports.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import type { ContactPage, ContactQuery } from '#core/contract/directoryCalls.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { ContactTables } from './directoryContacts.ts';
import { createDuplicates } from './directoryDuplicates.ts';
import { createContactList } from './directoryList.ts';
import { createOverImported } from './directoryOver.ts';
import type { ImportedContacts } from './importedContacts.ts';

/** Writes all or nothing. */
export type Commit = <T, E extends string>(write: () => Result<T, E>) => Result<T, E | NotSaved>;

/** All contacts of the directory: the office's own, and the imported ones that nothing lies over. */
export interface KeptContacts {
  readonly contacts: (query: ContactQuery) => ContactPage;
  readonly contact: (contactId: string) => Contact | null;
  readonly size: () => number;
  readonly saveContact: (contact: Contact) => Result<null, NotSaved>;
  readonly removeContact: (contactId: string) => Result<null, NotSaved | 'not-there'>;
  readonly duplicates: (query: DuplicateQuery) => DuplicatePage;
  readonly merge: (kept: Contact, others: readonly string[]) => Result<null, NotSaved | 'not-there'>;
  readonly origin: (contactId: string) => ContactOrigin | null;
  readonly takeSourceAgain: (contactId: string) => Result<null, NotSaved | 'not-there'>;
}

export function createKeptContacts(
  db: Database,
  own: ContactTables,
  current: () => ImportedContacts | null,
  commit: Commit,
): KeptContacts {
  const over = createOverImported(db, current);
  const beneath = { current, hides: over.hides };

  function find(contactId: string): Contact | null {
    return own.find(contactId) ?? (over.hides(contactId) ? null : (current()?.contact(contactId) ?? null));
  }

  return {
    contacts: createContactList(db, beneath),
    contact: find,
    size: () => own.size() + (current()?.size() ?? 0) - over.hidden(),
    saveContact: (contact) =>
      commit(() => {
        over.note(contact.contactId, 'changed');
        own.save(contact);
        return ok(null);
      }),
    removeContact: (contactId) =>
      commit(() => {
        if (find(contactId) === null) return failed('not-there');
        over.note(contactId, 'removed');
        own.remove(contactId);
        return ok(null);
      }),
    duplicates: createDuplicates(db, beneath),
    merge: (kept, others) => {
      const away = others.filter((contactId) => contactId !== kept.contactId);
      return commit(() => {
        const now = [kept.contactId, ...away].flatMap((contactId) => find(contactId) ?? []);
        if (now.length <= away.length) return failed('not-there');
        // The page may have read them before an earlier merge: no number of theirs is lost.
        const numbers = [...new Set([kept, ...now].flatMap((contact) => contact.numbers))];
        for (const contactId of away) {
          over.noteMerged(contactId, kept.contactId);
          own.remove(contactId);
        }
        over.note(kept.contactId, 'changed');
        own.save({ ...kept, numbers });
        return ok(null);
      });
    },
    origin: (contactId) => (find(contactId) === null ? null : over.origin(contactId)),
    takeSourceAgain: (contactId) =>
      commit(() => {
        if (current()?.row(contactId) === undefined || current()?.row(contactId) === null) return failed('not-there');
        over.forget(contactId);
        own.remove(contactId);
        return ok(null);
      }),
  };
}
