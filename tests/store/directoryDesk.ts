import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Company, Contact, Employee } from '#core/caller/company.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import { type DirectoryOptions, openDirectory } from '../../electron/adapters/sqlite/directory.ts';
import { type DirectoryKeeper, openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';
import { type DirectoryLookup, openLookup } from '../../electron/adapters/sqlite/directoryLookup.ts';
import type { DirectoryFiles } from '../../electron/adapters/sqlite/directoryMessages.ts';
import { clock, ids, timers } from '../../electron/adapters/machine/clock.ts';

export interface DirectoryDesk {
  readonly folder: string;
  readonly file: string;
  readonly writeCompany: (company: Partial<Company>) => void;
  /** In its two threads. */
  readonly opened: (options?: Partial<DirectoryOptions>) => Promise<DirectoryStore>;
  /** Without threads. */
  readonly keeping: (files?: Partial<DirectoryFiles>) => DirectoryKeeper;
  readonly looking: () => DirectoryLookup;
}

/** A data folder of its own; whatever was opened is closed when the test ends. */
export function newDirectoryDesk(): DirectoryDesk {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-directory-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files: DirectoryFiles = {
    file: path.join(folder, 'directory.db'),
    companyFile: path.join(folder, 'company.json'),
    follow: false,
  };
  return {
    folder,
    file: files.file,
    writeCompany: (company) => writeFileSync(path.join(folder, 'company.json'), JSON.stringify(companyOf(company))),
    opened: async (options) => {
      const store = await openDirectory({ ...files, clock, ids, timers, ...options });
      if (!store.ok) throw new Error(`not opened: ${store.error} ${store.detail ?? ''}`);
      onTestFinished(store.value.close);
      return store.value;
    },
    keeping: (more) => {
      const keeper = openKeeper({ ...files, ...more });
      if (!keeper.ok) throw new Error(`not opened: ${keeper.error} ${keeper.detail ?? ''}`);
      onTestFinished(keeper.value.close);
      return keeper.value;
    },
    looking: () => {
      const lookup = openLookup(files.file);
      onTestFinished(lookup.close);
      return lookup;
    },
  };
}

export function companyOf(company: Partial<Company>): Company {
  return {
    version: 1,
    name: 'Portico Logistics',
    contacts: [],
    employees: [],
    publicNumbers: [],
    numberRules: [],
    routing: [],
    classes: [],
    headerRules: [],
    weights: {},
    ...company,
  };
}

export function contact(contactId: string, name: string, more: Partial<Contact> = {}): Contact {
  return { contactId, name, company: '', class: 'client', numbers: [], ...more };
}

export function employee(employeeId: string, name: string, more: Partial<Employee> = {}): Employee {
  return {
    employeeId,
    name,
    department: 'Sales',
    extension: '',
    mobile: '',
    hours: null,
    absences: [],
    deputies: [],
    ...more,
  };
}

export const all = { text: '', after: null, limit: 200 } as const;

/** Names of a whole list, read page by page. */
export function namesOf(keeper: DirectoryKeeper, text: string, limit = 2): readonly string[] {
  const names: string[] = [];
  for (let after: string | null = null; ;) {
    const page = keeper.contacts({ text, after, limit });
    names.push(...page.contacts.map(({ name }) => name));
    after = page.contacts.at(-1)?.contactId ?? null;
    if (!page.more) return names;
    if (names.length > 500) throw new Error('the list goes round in a circle');
  }
}
