import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '#core/caller/company.ts';
import { onlyLine } from '#core/call/line.ts';
import { isBusylight } from '#core/busylight/kind.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { Hid } from '#core/headset/ports.ts';
import type { OpeningProblem } from '#core/opening.ts';
import { type LineSettings, type Settings, linesOf, rulesOf } from '#core/settings.ts';
import type { Secrets } from '#core/support/secrets.ts';
import { createReadCalendar } from './adapters/calendar/readCalendar.ts';
import { openBulkFile } from './adapters/files/bulkFile.ts';
import { loadCalendars, saveCalendars } from './adapters/files/calendarsFile.ts';
import { loadCompany, loadPlaybooks } from './adapters/files/companyFile.ts';
import { loadChosenHeadset, saveChosenHeadset } from './adapters/files/headsetFile.ts';
import { loadLdapMemory, saveLdapMemory } from './adapters/files/ldapFile.ts';
import { openExporter } from './adapters/exporting/exporter.ts';
import { openImportInbox } from './adapters/files/importInbox.ts';
import { loadRememberedTables, saveRememberedTables } from './adapters/files/importMemory.ts';
import { loadRoles, saveRoles } from './adapters/files/rolesFile.ts';
import { openPrivacyFiles } from './adapters/files/privacyFiles.ts';
import { loadPreferences, savePreferences } from './adapters/files/preferencesFile.ts';
import { loadViews, saveViews } from './adapters/files/viewsFile.ts';
import { writeWhole } from './adapters/files/wholeFile.ts';
import { type SettingsRead, loadSettings, saveSettings } from './adapters/files/settingsFile.ts';
import { createBrowserLayouts } from './adapters/hid/browserLayouts.ts';
import { machineHid } from './adapters/hid/machineHid.ts';
import { createLdapSource } from './adapters/ldap/ldapSource.ts';
import { lockFolder } from './adapters/lock/folderLock.ts';
import { clock, ids, timers } from './adapters/machine/clock.ts';
import { log } from './adapters/machine/log.ts';
import { pins } from './adapters/pins/pins.ts';
import { quickenGrammar } from './adapters/sip/quickGrammar.ts';
import { openDirectory } from './adapters/sqlite/directory.ts';
import { hush } from './adapters/sqlite/hush.ts';
import { openJournal } from './adapters/sqlite/journal.ts';
import { openKeepingDisk } from './adapters/sqlite/keeping/keepingDisk.ts';
import { askWeb } from './adapters/web/askWeb.ts';
import { prepareWeb } from './adapters/web/authorities.ts';
import { createBackend } from './backend.ts';
import type { Backend } from './backendPorts.ts';
import { companyStore } from './services/directory/companyStore.ts';
import { type KeptStore, openKeptStore } from './services/journal/keptStore.ts';
import { type KeepingBook, openKeepingBook } from './services/keeping/book.ts';
import type { OutsideReach } from './services/outside/outside.ts';
import { createImporting } from './services/importing/importing.ts';
import { createSettingsHandlers } from './services/settings/settings.ts';

export interface PorticoPlan {
  /** Journal, preferences, settings; made where it is missing. One Portico at a time has it open. */
  readonly folder: string;
  /** null: settings.json in the folder, if there is one. */
  readonly settingsFile: string | null;
  /** What comes with Portico: playbooks, the sample company, the voices of the practice exchange. */
  readonly resources: string;
  /** Whether the practice exchange stands in where no account is set. */
  readonly practise: boolean;
  /** Spoken until the person chooses. */
  readonly language: Language;
  /** Keeps the account's password; null: it stands in the settings file, which its owner alone can read. */
  readonly secrets: Secrets | null;
  /** Another account was set: the entry closes this Portico and opens one anew with the same plan. */
  /** Asks the system to open telephone links here; left out where the page asks its browser itself. */
  readonly takeLinks?: () => void;
  readonly restart: () => void;
  /** The address at which this token lets a manager read on this machine; null: none can be had. */
  readonly readingLink: (token: string) => Promise<string | null>;
  /** The devices of another machine than this one; left out: this one's. */
  readonly hid?: Hid;
}

/** The backend of one data folder with all that it stands on. */
export interface Portico {
  readonly backend: Backend;
  /** Ends calls, journal, practice exchange and lock, in this order; `lines` are the pages', cut after the journal. */
  readonly close: (lines?: { readonly close: () => Promise<void> }) => Promise<void>;
}

type Opened = { readonly ok: true; readonly value: Portico } | { readonly ok: false; readonly problem: OpeningProblem };
type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: OpeningProblem };

/** What the desktop application and the browser host have in common. Leaves nothing open where it refuses. */
export async function openPortico(plan: PorticoPlan): Promise<Opened> {
  const { folder } = plan;
  const settings = await settingsOf(plan);
  if (!settings.ok) return settings;
  const practising = settings.value.settings.account === undefined && plan.practise;
  // The practice exchange has a journal of its own: its calls never enter the real one.
  const journalFolder = practising ? path.join(folder, 'practice') : folder;
  if (!makeFolder(journalFolder)) return refused({ kind: 'folder-not-writable', folder });
  const lock = lockFolder(folder);
  if (!lock.ok) return refused({ kind: lock.error === 'taken' ? 'folder-taken' : 'folder-not-writable', folder });
  const opened = await openLocked(plan, settings.value, practising, journalFolder);
  if (!opened.ok) lock.value.release();
  if (!opened.ok) return opened;
  const { backend, close } = opened.value;
  return {
    ok: true,
    value: {
      backend,
      close: async (lines) => {
        await close(lines);
        lock.value.release();
      },
    },
  };
}

async function openLocked(
  plan: PorticoPlan,
  { settings, passwordKept }: SettingsRead,
  practising: boolean,
  journalFolder: string,
): Promise<Opened> {
  const { folder, resources } = plan;
  const file = path.join(journalFolder, 'journal.db');
  const disk = openKeepingDisk({ file, deskId, zone: clock.zone, writeWhole });
  const book = await openKeepingBook({ disk, clock, log });
  // Before anything is opened that an older release has written.
  const updating = await disk.backUpOlder(book.note().backupFolder ?? disk.ownFolder, clock.now());
  const directory = await directoryOf(
    path.join(journalFolder, 'directory.db'),
    practising ? path.join(resources, 'sample-company/company.json') : path.join(folder, 'company.json'),
    practising,
  );
  if (!directory.ok) {
    await updating?.stop();
    return directory;
  }
  const store = await journalOf(file, book);
  if (!store.ok) {
    await updating?.stop();
    await directory.value.close();
    return store;
  }
  const practice = practising ? await practiceOf(resources) : null;
  const leaveModules = quickenGrammar();
  const { createTelephone } = await import('./adapters/sip/telephone.ts');
  const { tryAccount } = await import('./adapters/sip/tryAccount.ts');
  leaveModules();
  const calls = practice === null ? null : callsEvery(practice.bringIn);
  calls?.set(settings.practiceEverySeconds ?? 0);
  const settingsFile = settingsFileOf(plan);
  const inbox = await openImportInbox(journalFolder);
  const remembered = await loadRememberedTables(folder);
  const deskLines = (now: Settings): readonly LineSettings[] => {
    if (practice === null) return linesOf(now);
    const { codes, pbx } = rulesOf(now);
    return [{ ...onlyLine, account: practice.account, codes, pbx }];
  };
  const browser = createBrowserLayouts();
  const backend = createBackend({
    clock,
    timers,
    ids,
    log,
    store: store.value,
    hush,
    keeping: { disk, book, updating },
    telephoneWith: (media, onEvent) => createTelephone({ clock, timers, ids, log, media, onEvent }),
    lines: deskLines(settings),
    directory: directory.value,
    exporter: await openExporter({ folder: journalFolder, journal: file, fontFolder: path.join(resources, 'fonts') }),
    importingWith: (desk) =>
      createImporting({
        ...desk,
        imports: directory.value.imports,
        inbox,
        ids,
        log,
        decoderFor: (encoding) => new TextDecoder(encoding),
        remembered,
        remember: (tables) => saveRememberedTables(folder, tables),
      }),
    office: await directory.value.office(),
    keptPlaybooks: await directory.value.playbooks.kept(),
    rules: rulesOf(settings),
    calendars: {
      readCalendar: createReadCalendar(askWeb),
      kept: await loadCalendars(journalFolder),
      keep: (calendars) => saveCalendars(journalFolder, calendars),
    },
    outside: {
      reach: await reachOutside(folder),
      settings,
    },
    settingsWith: ({ apply, ...hooks }) =>
      createSettingsHandlers({
        timers,
        settings,
        file: settingsFile.path,
        passwordKept,
        write: (changed) => saveSettings(settingsFile, changed),
        tryAccount: (account, onTurnedAway) => tryAccount(account, { clock, timers, log, onTurnedAway }),
        apply: (changed) => {
          apply(rulesOf(changed), changed, deskLines(changed));
          calls?.set(changed.practiceEverySeconds ?? 0);
        },
        restart: plan.restart,
        ...hooks,
      }),
    playbooks: await loadPlaybooks(path.join(resources, 'playbooks/playbooks.json')),
    headset: {
      hid: plan.hid ?? machineHid({ clock, timers, log, browser, isBusylight }),
      chosen: await loadChosenHeadset(folder),
      saveChosen: (key) => saveChosenHeadset(folder, key),
      takeCollections: browser.take,
    },
    practice,
    privacy: await openPrivacyFiles(folder, journalFolder),
    bulk: await openBulkFile(journalFolder),
    roles: {
      ...pins,
      kept: await loadRoles(folder),
      save: (kept) => saveRoles(folder, kept),
      readingLink: plan.readingLink,
    },
    preferences: await loadPreferences(folder, { language: plan.language, theme: 'system', keys: {}, tones: {} }),
    takeLinks: plan.takeLinks ?? null,
    savePreferences: (preferences) => savePreferences(folder, preferences),
    journalViews: { views: await loadViews(folder), saveViews: (views) => saveViews(folder, views) },
  });
  return {
    ok: true,
    value: {
      backend,
      close: async (lines) => {
        calls?.set(0);
        // Calls are ended and the journal closed while the pages can still be told.
        await backend.close();
        await lines?.close();
        await practice?.close();
      },
    },
  };
}

function settingsFileOf({ folder, settingsFile, secrets }: PorticoPlan) {
  return { path: settingsFile ?? path.join(folder, 'settings.json'), secrets };
}

async function settingsOf(plan: PorticoPlan): Promise<Tried<SettingsRead>> {
  const file = settingsFileOf(plan);
  const read = await loadSettings(file);
  if (read === 'missing' && plan.settingsFile !== null) return refused({ kind: 'settings-missing', file: file.path });
  if (read === 'missing') return { ok: true, value: { settings: { version: 1 }, passwordKept: keptBy(plan) } };
  if ('kind' in read) return refused({ kind: 'settings-wrong', file: file.path, problem: read });
  return { ok: true, value: read };
}

function keptBy({ secrets }: PorticoPlan): SettingsRead['passwordKept'] {
  return secrets === null ? 'file' : 'encrypted';
}

/** On a disk that is full or away now the company file alone tells who rings, and nothing can be saved. */
async function directoryOf(file: string, companyFile: string, follow: boolean): Promise<Tried<DirectoryStore>> {
  const opened = await openDirectory({
    file,
    companyFile,
    follow,
    clock,
    ids,
    timers,
    onFilled: ({ filled, of }) => log.info('directory-filled', { filled, of }),
  });
  if (opened.ok) return opened;
  switch (opened.error) {
    case 'company-wrong':
      return refused({ kind: 'company-wrong', file: companyFile, at: opened.detail ?? '' });
    case 'newer-version':
      return refused({ kind: 'directory-newer', file });
    case 'damaged':
      return refused({ kind: 'directory-damaged', file });
    case 'not-writable':
    case 'disk-full': {
      log.warn('directory-not-opened', { code: opened.error });
      const company = await loadCompany(companyFile);
      return company.ok
        ? { ok: true, value: companyStore(company.value) }
        : refused({ kind: 'company-wrong', file: companyFile, at: company.detail ?? '' });
    }
  }
}

/** Who wrote an event, in every journal of this release. */
const deskId = 'desk';

async function journalOf(file: string, book: KeepingBook): Promise<Tried<KeptStore>> {
  const store = await openKeptStore({
    open: (running) => openJournal({ file, deskId, zone: clock.zone, running, onDamage: book.damaged }),
    setAside: book.setAside,
  });
  if (store.ok) return store;
  return refused({ kind: store.error === 'newer-version' ? 'journal-newer' : 'journal-damaged', file });
}

/** Loaded only when used: its media stack is no part of a desk with a telephone system. */
async function practiceOf(resources: string) {
  const { startPractice } = await import('./practice/practice.ts');
  return startPractice({
    promptFolder: path.join(resources, 'practice'),
    onProblem: (code) => log.warn('practice', { code }),
  });
}

/** Readable by its owner only: a journal is about people. False when it cannot be made. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** How other machines are asked for people and callers. */
async function reachOutside(folder: string): Promise<OutsideReach> {
  return {
    askWeb,
    prepareWeb,
    source: createLdapSource(),
    memory: await loadLdapMemory(folder),
    remember: (memory) => saveLdapMemory(folder, memory),
  };
}

/** Brings in a call every so many seconds; 0: never by itself. */
function callsEvery(bringIn: () => void): { readonly set: (seconds: number) => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    set: (seconds) => {
      clearInterval(timer);
      if (seconds > 0) timer = setInterval(bringIn, seconds * 1000);
    },
  };
}

function refused(problem: OpeningProblem): { readonly ok: false; readonly problem: OpeningProblem } {
  return { ok: false, problem };
}
