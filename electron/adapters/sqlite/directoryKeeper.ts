import type { Database } from 'better-sqlite3';
import type { Employee, PublicNumber } from '#core/caller/company.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import type { OfficeClasses } from '#core/caller/officeClasses.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import type { KeptPlaybooks, PublishedPlaybook, ToPublish } from '#core/routing/playbookStore.ts';
import type { TopicMerge } from '#core/routing/topics.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { openForWriting } from './connection.ts';
import { type ContactTables, createContactTables } from './directoryContacts.ts';
import { type Fill, beginFill } from './directoryFill.ts';
import { type KeptContacts, type Commit, createKeptContacts } from './directoryKept.ts';
import type { DirectoryFailure, DirectoryFiles, FillProgress } from './directoryMessages.ts';
import { directorySchema } from './directoryMigrations/all.ts';
import { type OfficeTables, createOfficeTables } from './directoryOffice.ts';
import { type PlaybookTables, createPlaybookTables } from './directoryPlaybooks.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import { type DirectoryPerson, type PersonInDirectory, createDirectoryPerson } from './directoryPerson.ts';
import { codeOf, openFailureOf, writeFailureOf } from './failures.ts';
import { inspect } from './inspect.ts';
import { createImportedGeneration } from './importedGeneration.ts';
import { type KeptImports, createKeptImports } from './keptImports.ts';
import { migrate } from './migrate.ts';

/** The one connection that writes the directory; lists are read on it too, look-ups never. */
export interface DirectoryKeeper extends KeptContacts {
  readonly progress: () => FillProgress;
  /** The next few contacts of the company file; null when the disk refuses: ask again later. */
  readonly fill: () => FillProgress | null;
  readonly office: () => Office;
  readonly saveEmployees: (employees: readonly Employee[]) => Result<null, NotSaved>;
  readonly removeEmployee: (employeeId: string, rest: readonly Employee[]) => Result<null, NotSaved | 'still-named'>;
  readonly imports: KeptImports;
  readonly savePublicNumber: (entry: PublicNumber, was: string | null) => Result<null, NotSaved | 'not-there'>;
  readonly removePublicNumber: (number: string) => Result<null, NotSaved | 'not-there'>;
  readonly saveClasses: (wanted: OfficeClasses) => Result<null, NotSaved>;
  readonly playbooks: () => KeptPlaybooks;
  readonly playbookVersion: (cls: CallerClass, version: number) => Playbook | null;
  readonly saveDraft: (cls: CallerClass, draft: Playbook | null) => Result<null, NotSaved>;
  readonly publishPlaybook: (
    published: PublishedPlaybook,
    draft: Playbook | null,
  ) => Result<null, NotSaved | 'changed-meanwhile'>;
  readonly publishTopics: (
    all: readonly ToPublish[],
    merges: readonly TopicMerge[] | null,
  ) => Result<null, NotSaved | 'changed-meanwhile'>;
  readonly dismissProposal: (proposal: string, count: number) => Result<null, NotSaved>;
  readonly findPerson: DirectoryPerson['find'];
  /** Nothing of it is left in the file when this answers, save what is imported. */
  readonly forgetPerson: (person: SoughtPerson) => Result<PersonInDirectory, NotSaved>;
  readonly close: () => void;
}

/** Filled before the desk opens; an ordinary office is known from its first call on. */
const contactsAtOnce = 5_000;
/** A list or a save waits behind no more than these, about 20 ms. */
const contactsAtATime = 500;

export function openKeeper(files: DirectoryFiles): Result<DirectoryKeeper, DirectoryFailure> {
  const { file } = files;
  const inspected = inspect(file, directorySchema);
  if (!inspected.ok) return inspected;
  let db: Database | null = null;
  try {
    db = openForWriting(file);
    migrate(db, directorySchema);
    const tables = {
      contacts: createContactTables(db),
      office: createOfficeTables(db),
      playbooks: createPlaybookTables(db),
    };
    tables.contacts.renewWords();
    const fill = beginFill(db, tables, files);
    if (!fill.ok) {
      db.close();
      return fill;
    }
    fill.value.step(contactsAtOnce);
    return ok(createKeeper(db, tables, fill.value, file));
  } catch (problem) {
    db?.close();
    const code = codeOf(problem);
    if (code === '') throw problem;
    return failed(openFailureOf(problem, file), code);
  }
}

interface Tables {
  readonly contacts: ContactTables;
  readonly office: OfficeTables;
  readonly playbooks: PlaybookTables;
}

function createKeeper(
  db: Database,
  { contacts, office, playbooks }: Tables,
  fill: Fill,
  file: string,
): DirectoryKeeper {
  const generation = createImportedGeneration(db, file);
  const person = createDirectoryPerson(db, contacts, generation.current);
  /** Writes all or nothing; what is no fault of the disk is a bug. */
  const commit: Commit = (write) => {
    try {
      return db.transaction(write).immediate();
    } catch (problem) {
      if (writeFailureOf(problem, file) === null) throw problem;
      return failed('not-written', codeOf(problem));
    }
  };

  return {
    ...createKeptContacts(db, contacts, generation.current, commit),
    progress: fill.progress,
    fill: () => {
      // Unsynced commits lose nothing here: a fill that was cut short begins anew.
      db.pragma('synchronous = NORMAL');
      try {
        fill.step(contactsAtATime);
        return fill.progress();
      } catch (problem) {
        if (writeFailureOf(problem, file) === null) throw problem;
        return null;
      } finally {
        db.pragma('synchronous = FULL');
      }
    },
    office: office.read,
    saveEmployees: (employees) =>
      commit(() => {
        for (const employee of employees) office.saveEmployee(employee);
        return ok(null);
      }),
    removeEmployee: (employeeId, rest) =>
      commit(() => {
        if (contacts.isResponsible(employeeId)) return failed('still-named');
        office.removeEmployee(employeeId);
        for (const employee of rest) office.saveEmployee(employee);
        return ok(null);
      }),
    savePublicNumber: (entry, was) =>
      commit(() => (office.publicNumbers.save(entry, was) ? ok(null) : failed('not-there'))),
    removePublicNumber: (number) =>
      commit(() => (office.publicNumbers.remove(number) ? ok(null) : failed('not-there'))),
    imports: createKeptImports(db, generation, commit),
    saveClasses: (wanted) =>
      commit(() => {
        office.saveClasses(wanted);
        return ok(null);
      }),
    playbooks: playbooks.kept,
    playbookVersion: playbooks.version,
    saveDraft: (cls, draft) =>
      commit(() => {
        playbooks.saveDraft(cls, draft);
        return ok(null);
      }),
    publishPlaybook: (published, draft) =>
      commit(() => (playbooks.publish(published, draft) ? ok(null) : failed('changed-meanwhile'))),
    publishTopics: (all, merges) =>
      commit(() => (playbooks.publishTopics(all, merges) ? ok(null) : failed('changed-meanwhile'))),
    dismissProposal: (proposal, count) =>
      commit(() => {
        playbooks.dismiss(proposal, count);
        return ok(null);
      }),
    findPerson: person.find,
    forgetPerson: (whom) => {
      const forgotten = commit<PersonInDirectory, never>(() => ok(person.forget(whom)));
      if (forgotten.ok) person.scrub();
      return forgotten;
    },
    close: () => {
      generation.close();
      db.close();
    },
  };
}
