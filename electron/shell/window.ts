import { BrowserWindow, screen } from 'electron/main';
import { pageUrl } from './ourPage.ts';
import type { Patience } from './patience.ts';
import { keepWindowState, readWindowState } from './windowState.ts';

export interface WindowPlan {
  readonly preload: string;
  readonly icon: string;
  /** Where its place on the screen is kept. */
  readonly stateFile: string;
  /** Whether the application ends: only then the window really closes. */
  readonly isQuitting: () => boolean;
  /** It was closed to the tray, and calls go on. */
  readonly onHidden: () => void;
  /** How often the page may die before reloading is no help. */
  readonly patience: Patience;
  readonly onPageHopeless: () => void;
}

export interface DeskWindow {
  readonly window: BrowserWindow;
  readonly bringToFront: () => void;
}

/** The one window. It is hidden rather than closed: its page carries the sound of every call. */
export function createWindow(plan: WindowPlan): DeskWindow {
  const state = readWindowState(plan.stateFile, screen);
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: 360,
    minHeight: 480,
    show: false,
    title: 'Portico',
    icon: plan.icon,
    webPreferences: {
      preload: plan.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      // A hidden console rings and counts as a shown one does.
      backgroundThrottling: false,
      // The first call must ring before anybody has clicked.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  window.on('close', (event) => {
    keepWindowState(plan.stateFile, window);
    if (plan.isQuitting()) return;
    event.preventDefault();
    window.hide();
    plan.onHidden();
  });
  // A page that dies is replaced and the calls go on: they are the backend's.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || plan.isQuitting()) return;
    if (plan.patience.lasts()) window.webContents.reload();
    else plan.onPageHopeless();
  });
  void window.loadURL(pageUrl);
  return { window, bringToFront: () => bringToFront(window) };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
