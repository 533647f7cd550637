import { Worker } from 'node:worker_threads';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { Clock, Ids, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { type ImportRuns, createImportRuns } from './directoryImports.ts';
import type {
  DirectoryCalls,
  DirectoryFailure,
  DirectoryFiles,
  FillProgress,
  LookupCalls,
} from './directoryMessages.ts';
import { type WorkerLink, linkTo } from './workerLink.ts';

export interface DirectoryOptions extends DirectoryFiles {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
  /** A company file of many thousands is read while the desk works already. */
  readonly onFilled?: (progress: FillProgress) => void;
}

interface Links {
  readonly keeper: WorkerLink<DirectoryCalls>;
  readonly lookup: WorkerLink<LookupCalls>;
}

/** Opens or creates the directory in two threads of its own: one for look-ups while a call rings, one for all else. */
export async function openDirectory(options: DirectoryOptions): Promise<Result<DirectoryStore, DirectoryFailure>> {
  const { file, companyFile, follow } = options;
  const links: Links = {
    keeper: linkTo<DirectoryCalls>(new Worker(new URL('./directoryWorker.ts', import.meta.url))),
    lookup: linkTo<LookupCalls>(new Worker(new URL('./directoryLookupWorker.ts', import.meta.url))),
  };
  const opened = await links.keeper.ask('open', { file, companyFile, follow });
  const readable = opened.ok ? await links.lookup.ask('open', file).catch((problem: unknown) => problem) : null;
  if (!opened.ok || readable !== null) {
    await closeBoth(links);
    return opened.ok ? failed('not-writable', readable instanceof Error ? readable.message : 'unknown') : opened;
  }
  const stopFilling = fillOn(links.keeper, opened.value, options);
  const { clock, ids, timers } = options;
  const runs = createImportRuns({ clock, ids, timers, ...links });
  // The desk works meanwhile; a search finds by the rules of before.
  void runs.renew().catch(() => null);
  return ok(createStore(links, runs, stopFilling));
}

/** A disk that was full may not be so any more. */
const fillAgainMs = 5_000;

/** Asks for the next few contacts until all are there; each time whatever was asked meanwhile is answered first. */
function fillOn(
  keeper: WorkerLink<DirectoryCalls>,
  begun: FillProgress,
  { timers, onFilled }: DirectoryOptions,
): () => void {
  let stopped = false;
  let stopWaiting: (() => void) | null = null;
  async function next(): Promise<void> {
    const progress = await keeper.ask('fill', null).catch(() => null);
    if (stopped) return;
    if (progress !== null) onFilled?.(progress);
    if (progress === null) stopWaiting = timers.after(fillAgainMs, () => void next());
    else if (progress.filled < progress.of) void next();
  }
  if (begun.filled < begun.of) void next();
  return () => {
    stopped = true;
    stopWaiting?.();
  };
}

function createStore({ keeper, lookup }: Links, runs: ImportRuns, stopFilling: () => void): DirectoryStore {
  let closing: Promise<void> | null = null;
  return {
    lookUp: (numbers) => lookup.ask('look-up', numbers),
    contacts: (query) => keeper.ask('contacts', query),
    contact: (contactId) => keeper.ask('contact', contactId),
    size: () => keeper.ask('size', null),
    office: () => keeper.ask('office', null),
    saveContact: (contact) => keeper.ask('save-contact', contact),
    removeContact: (contactId) => keeper.ask('remove-contact', contactId),
    saveEmployees: (employees) => keeper.ask('save-employees', employees),
    removeEmployee: (employeeId, rest) => keeper.ask('remove-employee', { employeeId, rest }),
    imports: runs.imports,
    savePublicNumber: (entry, was) => keeper.ask('save-public-number', { entry, was }),
    removePublicNumber: (number) => keeper.ask('remove-public-number', number),
    saveClasses: (wanted) => keeper.ask('save-classes', wanted),
    playbooks: {
      kept: () => keeper.ask('playbooks', null),
      version: (cls, version) => keeper.ask('playbook-version', { class: cls, version }),
      saveDraft: (cls, draft) => keeper.ask('save-draft', { class: cls, draft }),
      publish: (published, draft) => keeper.ask('publish-playbook', { published, draft }),
      publishTopics: (all, merges) => keeper.ask('publish-topics', { all, merges }),
      dismiss: (proposal, count) => keeper.ask('dismiss-proposal', { proposal, count }),
    },
    findPerson: (person) => keeper.ask('find-person', person),
    forgetPerson: async (person) => {
      const forgotten = await keeper.ask('forget-person', person);
      if (!forgotten.ok || forgotten.value.imported.length === 0) return forgotten;
      const left = await runs.leaveOut(forgotten.value.imported);
      if (left.ok) return forgotten;
      return failed(left.error === 'busy' ? 'busy' : 'not-written');
    },
    close: () => {
      stopFilling();
      closing ??= runs.close().then(() => closeBoth({ keeper, lookup }));
      return closing;
    },
  };
}

/** The look-ups first: the last connection to close moves the write-ahead log into the database. */
async function closeBoth({ keeper, lookup }: Links): Promise<void> {
  // A thread that is gone already has nothing left to close.
  await lookup.ask('close', null).catch(() => null);
  await lookup.ended;
  await keeper.ask('close', null).catch(() => null);
  await keeper.ended;
}
