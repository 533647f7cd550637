import type { Company, Contact } from '#core/caller/company.ts';
import { knownCaller } from '#core/caller/directory.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import { nothingKept } from '#core/routing/playbookStore.ts';
import { failed } from '#core/support/result.ts';
import { foldedWords } from '#core/text/fold.ts';
import { noImports } from './noImports.ts';

/**
 * A directory that stands in a company file alone, where its own file cannot be made (a full disk at the very first
 * start): callers are known all the same, and nothing can be saved.
 */
export function companyStore(company: Company): DirectoryStore {
  const { version: _, contacts, ...office } = company;
  const byNumber = new Map<string, Contact[]>();
  for (const contact of contacts)
    for (const number of new Set(contact.numbers)) byNumber.set(number, [...(byNumber.get(number) ?? []), contact]);
  const sorted = contacts.toSorted((a, b) => a.name.localeCompare(b.name) || a.contactId.localeCompare(b.contactId));
  return {
    lookUp: (numbers) => Promise.resolve(numbers.map((number) => knownCaller(byNumber.get(number) ?? []))),
    contacts: ({ text, after, limit }) => {
      const words = foldedWords(text);
      const from = sorted.slice(sorted.findIndex(({ contactId }) => contactId === after) + 1);
      const found = from.filter((contact) => words.every((word) => isIn(contact, word))).slice(0, limit + 1);
      return Promise.resolve({
        contacts: found.slice(0, limit).map(({ contactId, name, company: firm, class: of, numbers }) => ({
          contactId,
          name,
          company: firm,
          class: of,
          numbers,
        })),
        more: found.length > limit,
      });
    },
    contact: (contactId) => Promise.resolve(contacts.find((contact) => contact.contactId === contactId) ?? null),
    size: () => Promise.resolve(contacts.length),
    saveContact: notSaved,
    removeContact: notSaved,
    office: () => Promise.resolve(office),
    saveEmployees: notSaved,
    removeEmployee: notSaved,
    imports: noImports,
    savePublicNumber: notSaved,
    removePublicNumber: notSaved,
    saveClasses: notSaved,
    findPerson: () => Promise.resolve({ contacts: 0, rows: 0 }),
    forgetPerson: notSaved,
    playbooks: {
      kept: () => Promise.resolve(nothingKept),
      version: () => Promise.resolve(null),
      saveDraft: notSaved,
      publish: notSaved,
      publishTopics: notSaved,
      dismiss: notSaved,
    },
    close: () => Promise.resolve(),
  };
}

function notSaved() {
  return Promise.resolve(failed('not-written'));
}

function isIn({ name, company, numbers }: Contact, word: string): boolean {
  const words = [...foldedWords(name), ...foldedWords(company)];
  return words.some((other) => other.startsWith(word)) || numbers.some((number) => number.includes(word));
}
