import type { CallerClass } from '#core/caller/callerClass.ts';
import type { Contact, Employee, PublicNumber } from '#core/caller/company.ts';
import type { KnownCaller } from '#core/caller/directory.ts';
import type {
  AwayPage,
  AwayQuery,
  ContactOrigin,
  DuplicatePage,
  DuplicateQuery,
  ImportReport,
  RefusedPage,
  RefusedRow,
  SourceStanding,
} from '#core/caller/directoryImports.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import type { OfficeClasses } from '#core/caller/officeClasses.ts';
import type { ContactPage, ContactQuery } from '#core/contract/directoryCalls.ts';
import type { OpenFailure } from '#core/journal/store.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import type { KeptPlaybooks, PublishedPlaybook, ToPublish } from '#core/routing/playbookStore.ts';
import type { TopicMerge } from '#core/routing/topics.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import type { Result } from '#core/support/result.ts';
import type { BrokenImported } from './importedContacts.ts';
import type { PersonInDirectory } from './directoryPerson.ts';

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
  readonly 'imported-files': Asks<null, ImportedFiles>;
  /** The file is the directory's from now on; on a failure it is not, and may be taken away. */
  readonly 'take-imported': Asks<ImportToTake, Result<null, NotSaved>>;
  /** What was not taken is remembered too, if the disk allows. */
  readonly 'note-import': Asks<ReportToKeep, null>;
  /** Noted under that id and instant, epoch milliseconds. */
  readonly 'undo-import': Asks<UndoToNote, Result<null, NotSaved | 'not-there'>>;
  /** When no thread reads what is no longer in use. */
  readonly 'sweep-imported': Asks<null, null>;
  readonly sources: Asks<null, readonly SourceStanding[]>;
  readonly reports: Asks<null, readonly ImportReport[]>;
  readonly 'refused-rows': Asks<
    { readonly importId: string; readonly after: number; readonly limit: number },
    RefusedPage
  >;
  readonly duplicates: Asks<DuplicateQuery, DuplicatePage>;
  readonly merge: Asks<
    { readonly kept: string; readonly others: readonly string[] },
    Result<null, NotSaved | 'not-there'>
  >;
  readonly away: Asks<AwayQuery, AwayPage>;
  readonly 'bring-back': Asks<string, Result<null, NotSaved | 'not-there'>>;
  readonly origin: Asks<string, ContactOrigin | null>;
  readonly 'take-source-again': Asks<string, Result<null, NotSaved | 'not-there'>>;
  readonly 'save-public-number': Asks<
    { readonly entry: PublicNumber; readonly was: string | null },
    Result<null, NotSaved | 'not-there'>
  >;
  readonly 'remove-public-number': Asks<string, Result<null, NotSaved | 'not-there'>>;
  readonly 'save-classes': Asks<OfficeClasses, Result<null, NotSaved>>;
  readonly playbooks: Asks<null, KeptPlaybooks>;
  readonly 'playbook-version': Asks<{ readonly class: CallerClass; readonly version: number }, Playbook | null>;
  readonly 'save-draft': Asks<{ readonly class: CallerClass; readonly draft: Playbook | null }, Result<null, NotSaved>>;
  readonly 'publish-playbook': Asks<
    { readonly published: PublishedPlaybook; readonly draft: Playbook | null },
    Result<null, NotSaved | 'changed-meanwhile'>
  >;
  readonly 'publish-topics': Asks<
    { readonly all: readonly ToPublish[]; readonly merges: readonly TopicMerge[] | null },
    Result<null, NotSaved | 'changed-meanwhile'>
  >;
  readonly 'dismiss-proposal': Asks<{ readonly proposal: string; readonly count: number }, Result<null, NotSaved>>;
  readonly 'find-person': Asks<SoughtPerson, PersonInDirectory>;
  readonly 'forget-person': Asks<SoughtPerson, Result<PersonInDirectory, NotSaved>>;
  readonly close: Asks<null, null>;
};

export interface ImportedFiles {
  /** In use; null: none. */
  readonly current: string | null;
  /** To be built. */
  readonly next: string;
  /** Its search index was made by other rules than these. */
  readonly isOutdated: boolean;
  readonly canUndo: boolean;
  readonly broken: BrokenImported | null;
}

export interface UndoToNote {
  readonly importId: string;
  readonly at: number;
}

export interface ReportToKeep {
  readonly report: ImportReport;
  readonly refused: readonly RefusedRow[];
}

export interface ImportToTake {
  readonly file: string;
  /** null: the contacts stay those that they are. */
  readonly kept: ReportToKeep | null;
  /** `renews`: the same contacts, made searchable anew; `forgets`: without somebody, and nothing may bring them back. */
  readonly how: 'imported' | 'renews' | 'forgets';
}

export type LookupCalls = {
  readonly open: Asks<string, null>;
  /** Another file of imported contacts was taken. */
  readonly reopen: Asks<null, null>;
  readonly 'look-up': Asks<readonly string[], readonly (KnownCaller | null)[]>;
  readonly close: Asks<null, null>;
};
