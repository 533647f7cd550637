import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { createDirectory } from '#core/caller/directory.ts';
import type { Company } from '#core/caller/company.ts';
import { everyRole } from '#core/contract/define.ts';
import { type Settings, isSettingsProblem, readSettings } from '#core/settings.ts';
import { loadCompany, loadPlaybooks } from './adapters/files/companyFile.ts';
import { loadPreferences, savePreferences } from './adapters/files/preferencesFile.ts';
import { lockFolder } from './adapters/lock/folderLock.ts';
import { clock, ids, timers } from './adapters/machine/clock.ts';
import { log } from './adapters/machine/log.ts';
import { quickenGrammar } from './adapters/sip/quickGrammar.ts';
import { openJournal } from './adapters/sqlite/journal.ts';
import { type Backend, createBackend } from './backend.ts';
import { openBrowser } from './host/browser.ts';
import { defaultDataFolder, makeFolder } from './host/dataFolder.ts';
import { type HostOptions, readOptions } from './host/options.ts';
import { startServer } from './host/server.ts';
import { wordsFor } from './host/words.ts';
import { openOrLater } from './services/journal/lateStore.ts';

/** Portico for browsers: the same backend and page as the desktop application, on a loopback port. */
const root = path.dirname(import.meta.dirname);
const words = wordsFor(process.env['LC_ALL'] ?? process.env['LANG']);

/** Ends with a sentence: 2 for a mistake in what was asked, 1 for a state of the machine. */
function refuse(sentence: string, code: 1 | 2): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function optionsOrRefuse(): HostOptions {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok && read.error === 'bad-port') refuse(words.badPort(read.detail ?? ''), 2);
  if (!read.ok) refuse(`${words.unknownOption(read.detail ?? '')}\n\n${words.usage}`, 2);
  return read.value;
}

async function settingsOrRefuse(file: string, asked: boolean): Promise<Settings> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null && asked) refuse(words.settingsMissing(file), 2);
  if (text === null) return { version: 1 };
  const read = readSettings(text);
  if (!isSettingsProblem(read)) return read;
  switch (read.kind) {
    case 'not-json':
      return refuse(words.settingsNotJson(file), 2);
    case 'unknown-key':
      return refuse(words.settingsUnknownKey(file, read.path, read.meant), 2);
    case 'missing':
      return refuse(words.settingsKeyMissing(file, read.path), 2);
    case 'wrong-value':
      return refuse(words.settingsValue(file, read.path), 2);
  }
}

async function companyOrRefuse(file: string): Promise<Company> {
  const company = await loadCompany(file);
  return company.ok ? company.value : refuse(words.companyWrong(file, company.detail ?? ''), 2);
}

async function storeOrRefuse(file: string) {
  const store = await openOrLater(() => openJournal({ file, deskId: 'desk', zone: clock.zone }));
  if (store.ok) return store.value;
  return refuse(store.error === 'newer-version' ? words.newerDatabase(file) : words.damagedDatabase(file), 1);
}

async function start(): Promise<void> {
  const options = optionsOrRefuse();
  if (options.help) {
    process.stdout.write(`${words.usage}\n`);
    return;
  }
  const folder = path.resolve(options.data ?? defaultDataFolder());
  const settingsFile = path.resolve(options.settings ?? path.join(folder, 'settings.json'));
  const settings = await settingsOrRefuse(settingsFile, options.settings !== null);
  const practising = settings.account === undefined && options.practice;
  // The practice exchange has a journal of its own: its calls never enter the real one.
  const journalFolder = practising ? path.join(folder, 'practice') : folder;
  if (!makeFolder(journalFolder)) refuse(words.folderNotWritable(folder), 1);
  const lock = lockFolder(folder);
  if (!lock.ok) refuse(lock.error === 'taken' ? words.secondInstance(folder) : words.folderNotWritable(folder), 1);

  const company = await companyOrRefuse(
    practising ? path.join(root, 'resources/sample-company/company.json') : path.join(folder, 'company.json'),
  );
  const store = await storeOrRefuse(path.join(journalFolder, 'journal.db'));
  // Loaded only when used: its media stack is no part of a desk with a telephone system.
  const practice = practising
    ? await (
        await import('./practice/practice.ts')
      ).startPractice({ onProblem: (code) => log.warn('practice', { code }) })
    : null;
  const country = settings.country ?? 'UA';
  const leaveModules = quickenGrammar();
  const { createTelephone } = await import('./adapters/sip/telephone.ts');
  leaveModules();
  const backend = createBackend({
    clock,
    timers,
    log,
    store,
    telephoneWith: (media, onEvent) => createTelephone({ clock, timers, ids, log, media, onEvent }),
    account: settings.account ?? practice?.account ?? null,
    company,
    directory: createDirectory(company, country),
    playbooks: await loadPlaybooks(path.join(root, 'resources/playbooks/playbooks.json')),
    country,
    practice,
    preferences: await loadPreferences(folder, { language: words.language, theme: 'system' }),
    savePreferences: (preferences) => savePreferences(folder, preferences),
  });
  const server = await startServer({
    port: options.port,
    pagesFolder: path.join(root, '.vite/renderer'),
    onPage: (carrier) => backend.connect(carrier, everyRole),
  });
  if (!server.ok) {
    await backend.close();
    await practice?.close();
    refuse(words.portTaken(options.port), 1);
  }
  const stopCalls = practice === null ? undefined : callEvery(settings.practiceEverySeconds ?? 0, practice.bringIn);
  endOnSignals(async () => {
    stopCalls?.();
    await closeAll(backend, practice, server.value);
    lock.value.release();
  });
  process.stdout.write(`${words.ready(server.value.link)}\n`);
  if (options.open) openBrowser(server.value.link);
}

/** Brings in a call every so many seconds; 0: never by itself. */
function callEvery(seconds: number, bringIn: () => void): () => void {
  if (seconds === 0) return () => undefined;
  const timer = setInterval(bringIn, seconds * 1_000);
  return () => clearInterval(timer);
}

async function closeAll(
  backend: Backend,
  practice: { readonly close: () => Promise<void> } | null,
  server: { readonly close: () => Promise<void> },
): Promise<void> {
  // Calls are ended and the journal closed while the page can still be told.
  await backend.close();
  await server.close();
  await practice?.close();
}

function endOnSignals(end: () => Promise<void>): void {
  let ending = false;
  const onSignal = (): void => {
    if (ending) return;
    ending = true;
    void end().then(
      () => process.exit(0),
      (problem: unknown) => {
        log.warn('close', { problem: problem instanceof Error ? problem.name : 'unknown' });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // The terminal was closed.
  process.on('SIGHUP', onSignal);
}

await start();
