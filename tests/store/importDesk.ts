import type { ContactSource } from '#core/caller/directoryImports.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { ImportRow, ImportedContact } from '#core/importing/row.ts';

export const oldList: ContactSource = { sourceId: 'csv-1', kind: 'csv', label: 'customers.csv' };
export const ldap: ContactSource = { sourceId: 'ldap-1', kind: 'ldap', label: 'ldap.office.example' };
export const unwatched = { onProgress: () => undefined };

/** A row that is a contact, with its key for a line. */
export function row(key: string, name: string, more: Partial<ImportedContact> = {}): ImportRow {
  return {
    line: 1,
    contact: { key, name, company: '', class: 'client', numbers: [], ...more },
    leftOut: [],
  };
}

/** In handfuls, as a server gives them. */
export async function* inHandfuls(rows: readonly ImportRow[], each = 3): AsyncGenerator<readonly ImportRow[]> {
  for (let at = 0; at < rows.length; at += each) {
    // oxlint-disable-next-line no-await-in-loop -- one page of a server after the other
    await Promise.resolve();
    yield rows.slice(at, at + each);
  }
}

/** Has these rows in the place of all that the source gave before. */
export async function imported(
  store: DirectoryStore,
  rows: readonly ImportRow[],
  source: ContactSource = oldList,
): Promise<void> {
  const done = await store.imports.importRows(source, inHandfuls(rows), unwatched);
  if (!done.ok) throw new Error(`not imported: ${done.error}`);
}

export async function listed(store: DirectoryStore, text = ''): Promise<readonly string[]> {
  return (await store.contacts({ text, after: null, limit: 200 })).contacts.map(({ name }) => name);
}

/** The id of the first who is found. */
export async function idOf(store: DirectoryStore, text: string): Promise<string> {
  const id = (await store.contacts({ text, after: null, limit: 1 })).contacts[0]?.contactId;
  if (id === undefined) throw new Error(`nobody is ${text}`);
  return id;
}
