import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  app,
  dialog,
  globalShortcut,
  ipcMain,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  systemPreferences,
} from 'electron/main';
import { shell } from 'electron/common';
import { defaultDataFolder } from './adapters/machine/dataFolder.ts';
import { log } from './adapters/machine/log.ts';
import { type BackendLine, startBackend } from './shell/backendLine.ts';
import { setupLinks } from './shell/links.ts';
import { setupMenu } from './shell/menu.ts';
import type { DeskFacts } from './shell/line/messages.ts';
import { setupNavigation } from './shell/navigation.ts';
import { setupNotices } from './shell/notification.ts';
import { readShellOptions } from './shell/options.ts';
import { isOurFrame } from './shell/ourPage.ts';
import { registerPages, setupPages } from './shell/pages.ts';
import { createPatience } from './shell/patience.ts';
import { setupPermissions } from './shell/permissions.ts';
import { setupPower } from './shell/power.ts';
import { canEncrypt, encryptedSecrets } from './shell/secrets.ts';
import { setupShortcuts, shownKeys } from './shell/shortcuts.ts';
import { setupSingleInstance } from './shell/singleInstance.ts';
import { setupTray } from './shell/tray.ts';
import { type DeskWindow, createWindow } from './shell/window.ts';
import { languageOf, shellWords } from './shell/words.ts';

/** The desktop application. The bundle of this file stands in .vite/build, two folders below everything else. */
const root = path.join(import.meta.dirname, '../..');
const resources = path.join(root, 'resources');
const options = readShellOptions(process.argv.slice(1));
const folder = path.resolve(options.data ?? defaultDataFolder());
const steady = (): number => performance.now();

let desk: DeskWindow | null = null;
let backend: BackendLine | null = null;
let quitting = false;
/** A telephone link that Portico was started by. */
let offered: string | null = null;
let language = languageOf('en');
let taken: readonly string[] = [];
let facts: DeskFacts = { language, phone: 'connecting', ringing: [], live: 0, toCallBack: 0 };

setupFolder();
// Windows shows notifications of an application that it knows by the name in its installer alone.
if (process.platform === 'win32') app.setAppUserModelId('app.portico.console');
app.enableSandbox();
registerPages(protocol);
setupNavigation(app, (url) => void shell.openExternal(url).catch(() => log.warn('not-opened-outside')));
const links = setupLinks(app, process.argv.slice(1), (number) => {
  if (backend === null) offered = number;
  else backend.offerCall(number);
  desk?.bringToFront();
});
if (setupSingleInstance(app, () => desk?.bringToFront())) void start();
else app.quit();

/** One Portico per data folder, and Chromium's own files in a place of theirs. */
function setupFolder(): void {
  const chromium = path.join(folder, 'window');
  try {
    mkdirSync(chromium, { recursive: true, mode: 0o700 });
    app.setPath('userData', chromium);
  } catch {
    // The backend meets the same folder, and tells it in a sentence.
  }
}

async function start(): Promise<void> {
  await app.whenReady();
  language = languageOf(app.getPreferredSystemLanguages()[0] ?? app.getLocale());
  facts = { ...facts, language };
  setupMenu(process.platform, shellWords[language]);
  setupPermissions(session.defaultSession, process.platform === 'darwin' ? systemPreferences : null);
  setupPages(session.defaultSession.protocol, path.join(root, '.vite/renderer'));
  setupQuitting();

  const onShow = (): void => desk?.bringToFront();
  const notices = setupNotices(onShow);
  const tray = setupTray({
    iconOf: (state) => path.join(resources, 'icons', `tray-${state}.png`),
    onShow,
    onQuit: () => app.quit(),
  });
  const power = setupPower(powerSaveBlocker, powerMonitor, () => backend?.resumed());
  const shortcuts = setupShortcuts(
    globalShortcut,
    (key) => backend?.press(key),
    (accelerators) => {
      taken = accelerators.map((one) => shownKeys(one, process.platform));
      log.warn('keys-taken', { keys: taken.join(' ') });
    },
  );

  function onFacts(changed: DeskFacts): void {
    facts = changed;
    language = changed.language;
    shortcuts(changed);
    power(changed);
    tray.show(changed, shellWords[language], taken);
    notices.show(changed, shellWords[language], desk?.window.isFocused() === true);
  }

  desk = createWindow({
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    icon: path.join(resources, 'icons/icon.png'),
    stateFile: path.join(folder, 'window.json'),
    isQuitting: () => quitting,
    onHidden: once(() => notices.tell(shellWords[language].stillRunning)),
    patience: createPatience(3, 60_000, steady),
    onPageHopeless: () => dialog.showErrorBox('Portico', shellWords[language].pageHopeless),
  });
  backend = startBackend({
    file: path.join(import.meta.dirname, 'backendProcess.mjs'),
    open: {
      folder,
      settingsFile: options.settings === null ? null : path.resolve(options.settings),
      resources,
      practise: options.practice,
      locale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
      keepsSecrets: canEncrypt(safeStorage),
    },
    secrets: encryptedSecrets(safeStorage, path.join(folder, 'secrets.json')),
    onFacts,
    onRefused: (sentence) => endWith(shellWords[language].cannotStart, sentence),
    onRestarted: () => {
      onFacts({ ...facts, phone: 'connecting', ringing: [], live: 0 });
      notices.tell(shellWords[language].restarted);
    },
    onLinksAsked: links.take,
    onHopeless: () => endWith('Portico', shellWords[language].backendHopeless),
    patience: createPatience(3, 60_000, steady),
  });
  if (offered !== null) backend.offerCall(offered);
  ipcMain.on('portico:page-loaded', (event) => {
    if (isOurFrame(event.senderFrame)) backend?.join(event.sender);
    else log.warn('stranger', { channel: 'portico:page-loaded' });
  });
  tray.show(facts, shellWords[language], taken);
}

/** Calls are ended and the journal is closed before the application goes. */
function setupQuitting(): void {
  let closed = false;
  app.on('before-quit', (event) => {
    quitting = true;
    if (closed || backend === null) return;
    event.preventDefault();
    void backend.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  // The window is hidden, never gone, while Portico runs.
  app.on('window-all-closed', () => app.quit());
}

function endWith(title: string, sentence: string): void {
  dialog.showErrorBox(title, sentence);
  app.exit(1);
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
