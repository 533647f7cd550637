import type { Contact, Employee } from '#core/caller/company.ts';
import type { KnownCaller } from '#core/caller/directory.ts';
import type { NotSaved, Office } from '#core/caller/directoryStore.ts';
import type { ContactPage, ContactQuery } from '#core/contract/directoryCalls.ts';
import type { OpenFailure } from '#core/journal/store.ts';
import type { Result } from '#core/support/result.ts';

export interface DirectoryFiles {
  /** The database; its folder is there already. */
  readonly file: string;
  /** Read into a directory that was not filled yet; null: stays empty. */
  readonly companyFile: string | null;
  /** Whether a company file that was changed is read anew, over contacts that were not changed by hand. */
  readonly follow: boolean;
}

/** `company-wrong`: detail is the place in the company file. */
export type DirectoryFailure = OpenFailure | 'company-wrong';

export interface FillProgress {
  readonly filled: number;
  readonly of: number;
}

interface Asks<Request, Answer> {
  readonly request: Request;
  readonly answer: Answer;
}

export type DirectoryCalls = {
  /** Answers how far it is filled. */
  readonly open: Asks<DirectoryFiles, Result<FillProgress, DirectoryFailure>>;
  /** The next few contacts of the company file; null when the disk refuses. */
  readonly fill: Asks<null, FillProgress | null>;
  readonly contacts: Asks<ContactQuery, ContactPage>;
  readonly contact: Asks<string, Contact | null>;
  readonly size: Asks<null, number>;
  readonly office: Asks<null, Office>;
  readonly 'save-contact': Asks<Contact, Result<null, NotSaved>>;
  readonly 'remove-contact': Asks<string, Result<null, NotSaved | 'not-there'>>;
  readonly 'save-employees': Asks<readonly Employee[], Result<null, NotSaved>>;
  readonly 'remove-employee': Asks<
    { readonly employeeId: string; readonly rest: readonly Employee[] },
    Result<null, NotSaved | 'still-named'>
  >;
  readonly close: Asks<null, null>;
};

export type LookupCalls = {
  readonly open: Asks<string, null>;
  readonly 'look-up': Asks<readonly string[], readonly (KnownCaller | null)[]>;
  readonly close: Asks<null, null>;
};
