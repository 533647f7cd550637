import type { ContactPage, ContactQuery } from '../contract/directoryCalls.ts';
import type { Result } from '../support/result.ts';
import type { Company, Contact, Employee, PublicNumber } from './company.ts';
import type { OfficeClasses } from './officeClasses.ts';
import type { PlaybookStore } from '../routing/playbookStore.ts';
import type { KnownCaller } from './directory.ts';
import type { DirectoryImports } from './directoryImports.ts';
import type { NotSaved } from './notSaved.ts';
import type { SoughtPerson } from '../privacy/person.ts';

/** What the office says of itself besides its contacts: small, and kept in memory. */
export type Office = Omit<Company, 'version' | 'contacts'>;

/** How much of a person the directory has. */
interface PersonEntries {
  readonly contacts: number;
  readonly rows: number;
}

/**
 * The directory's port. Look-ups have a thread of their own, so that neither a list nor a save delays a ring. A save
 * answers when it is on the disk.
 */
export interface DirectoryStore {
  /** Who is behind each of these numbers (E.164 with plus); null for nobody. A few rows of one index, at any size. */
  readonly lookUp: (numbers: readonly string[]) => Promise<readonly (KnownCaller | null)[]>;
  readonly contacts: (query: ContactQuery) => Promise<ContactPage>;
  readonly contact: (contactId: string) => Promise<Contact | null>;
  readonly size: () => Promise<number>;
  /** Adds the contact, or replaces the one with its id. */
  readonly saveContact: (contact: Contact) => Promise<Result<null, NotSaved>>;
  readonly removeContact: (contactId: string) => Promise<Result<null, NotSaved | 'not-there'>>;
  readonly office: () => Promise<Office>;
  /** All or none of them. */
  readonly saveEmployees: (employees: readonly Employee[]) => Promise<Result<null, NotSaved>>;
  /** Refused while a contact is in the employee's care. `rest`: whom this changes, saved with it. */
  readonly removeEmployee: (
    employeeId: string,
    rest: readonly Employee[],
  ) => Promise<Result<null, NotSaved | 'still-named'>>;
  readonly imports: DirectoryImports;
  /** In the place of the entry whose number was written as `was`; null adds one behind the others. */
  readonly savePublicNumber: (entry: PublicNumber, was: string | null) => Promise<Result<null, NotSaved | 'not-there'>>;
  /** `number`: as it was written. */
  readonly removePublicNumber: (number: string) => Promise<Result<null, NotSaved | 'not-there'>>;
  /** All of it in one commit. */
  readonly saveClasses: (wanted: OfficeClasses) => Promise<Result<null, NotSaved>>;
  /** Contacts by these numbers and names, and rows kept of imports that speak of the person. */
  readonly findPerson: (person: SoughtPerson) => Promise<PersonEntries>;
  /** Takes all of it away, also out of the file of imported contacts; nothing of it is left on the disk. */
  readonly forgetPerson: (person: SoughtPerson) => Promise<Result<PersonEntries, NotSaved | 'busy'>>;
  readonly playbooks: PlaybookStore;
  readonly close: () => Promise<void>;
}
