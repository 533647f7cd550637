import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type {
  AwayContact,
  AwayPage,
  AwayQuery,
  ContactOrigin,
  DuplicatePage,
  DuplicateQuery,
} from '#core/caller/directoryImports.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import { united } from '#core/caller/united.ts';
import type { ContactPage, ContactQuery } from '#core/contract/directoryCalls.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { ContactTables } from './directoryContacts.ts';
import { createDuplicates } from './directoryDuplicates.ts';
import { createContactList } from './directoryList.ts';
import { type Away, createOverImported } from './directoryOver.ts';
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
  readonly merge: (kept: string, others: readonly string[]) => Result<null, NotSaved | 'not-there'>;
  readonly away: (query: AwayQuery) => AwayPage;
  readonly bringBack: (contactId: string) => Result<null, NotSaved | 'not-there'>;
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

  /** As it was before it was removed or merged; null: its source does not name it any more. */
  function before({ contactId, into }: Away): Contact | null {
    return into?.was ?? current()?.contact(contactId) ?? null;
  }

  function putBack({ contactId, into, source }: Away): void {
    if (into === null || into.was === null) return void over.forget(contactId);
    own.save(into.was);
    if (source === null) over.forget(contactId);
    else over.changedAgain(contactId);
  }

  function awayShown(one: Away): readonly AwayContact[] {
    const contact = before(one);
    const into = one.into === null ? '' : (find(one.into.contactId)?.name ?? '');
    return contact === null ? [] : [{ contact, done: one.done, into, source: one.source }];
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
    merge: (keptId, others) =>
      commit(() => {
        const kept = find(keptId);
        const found = others.filter((contactId) => contactId !== keptId).map(find);
        const away = found.filter((contact) => contact !== null);
        if (kept === null || away.length < found.length) return failed('not-there');
        for (const { contactId, numbers } of away) {
          const gave = numbers.filter((number) => !kept.numbers.includes(number));
          over.merged(contactId, { contactId: keptId, gave, was: own.find(contactId) });
          own.remove(contactId);
        }
        over.note(keptId, 'changed');
        own.save(united(kept, away));
        return ok(null);
      }),
    away: ({ after, limit }) => {
      const some = over.away(after ?? '', limit);
      const next = some.length < limit ? null : (some.at(-1)?.contactId ?? null);
      return { contacts: some.flatMap(awayShown), next };
    },
    bringBack: (contactId) =>
      commit(() => {
        const one = over.awayNow(contactId);
        if (one === null || before(one) === null) return failed('not-there');
        putBack(one);
        const keeper = one.into === null ? null : own.find(one.into.contactId);
        if (keeper !== null)
          own.save({ ...keeper, numbers: keeper.numbers.filter((number) => !one.into?.gave.includes(number)) });
        return ok(null);
      }),
    origin: (contactId) => {
      if (find(contactId) === null) return null;
      const merged = over.mergedWith(contactId).flatMap((one) => {
        const name = before(one)?.name;
        return name === undefined ? [] : [{ contactId: one.contactId, name }];
      });
      return { ...over.origin(contactId), merged };
    },
    takeSourceAgain: (contactId) =>
      commit(() => {
        if ((current()?.row(contactId) ?? null) === null) return failed('not-there');
        for (const one of over.mergedWith(contactId)) if (before(one) !== null) putBack(one);
        over.forget(contactId);
        own.remove(contactId);
        return ok(null);
      }),
  };
}
