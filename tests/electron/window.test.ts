import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App, BrowserWindowConstructorOptions } from 'electron/main';
import { createPatience } from '../../electron/shell/patience.ts';
import { setupNavigation } from '../../electron/shell/navigation.ts';
import { scratchFolder } from '../product/host.ts';
import { type StubElectron, stubElectron } from './stub/electron.ts';
import { withElectron } from './stub/load.ts';

let scratch: ReturnType<typeof scratchFolder>;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

async function openWindow(plan: { quitting?: boolean; onHidden?: () => void; hopeless?: () => void } = {}) {
  const { stub, loaded } = await withElectron(
    () => import('../../electron/shell/window.ts'),
    (one) => one.answer('Screen.getAllDisplays', () => [display]),
  );
  const window = loaded.createWindow({
    preload: '/build/preload.cjs',
    icon: '/icons/icon.png',
    stateFile: path.join(scratch.folder, 'window.json'),
    isQuitting: () => plan.quitting ?? false,
    onHidden: plan.onHidden ?? (() => undefined),
    patience: createPatience(2, 60_000, () => 0),
    onPageHopeless: plan.hopeless ?? (() => undefined),
  });
  const made = stub.made('BrowserWindow')[0] ?? {};
  const contents = stub.made('WebContents')[0] ?? {};
  return { stub, window, made, contents, options: optionsOf(stub) };
}

function optionsOf(stub: StubElectron): BrowserWindowConstructorOptions {
  return stub.given('new BrowserWindow')[0]?.[0] as BrowserWindowConstructorOptions;
}

test('the page is walled in, is never slowed down, and comes from our own scheme', async () => {
  const { stub, options } = await openWindow();
  expect(options.webPreferences).toEqual({
    preload: '/build/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
  });
  expect(stub.given('BrowserWindow.loadURL')).toEqual([['portico://desk/index.html']]);
});

test('closing hides the window, tells so, and the calls go on; quitting closes it', async () => {
  const told: string[] = [];
  for (const quitting of [false, true]) {
    const { stub, made } = await openWindow({ quitting, onHidden: () => told.push('hidden') });
    const prevented: boolean[] = [];
    stub.emit(made, 'close', { preventDefault: () => prevented.push(true) });
    expect([prevented.length, stub.given('BrowserWindow.hide').length]).toEqual(quitting ? [0, 0] : [1, 1]);
  }
  expect(told).toEqual(['hidden']);
});

test('the window opens where it was left, also maximised', async () => {
  const file = path.join(scratch.folder, 'window.json');
  const { stub, made } = await openWindow();
  stub.answer('BrowserWindow.getNormalBounds', () => ({ x: 100, y: 50, width: 900, height: 700 }));
  stub.answer('BrowserWindow.isMaximized', () => true);
  stub.emit(made, 'close', { preventDefault: () => undefined });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    bounds: { x: 100, y: 50, width: 900, height: 700 },
    maximized: true,
  });
  const next = await openWindow();
  expect(next.options).toMatchObject({ x: 100, y: 50, width: 900, height: 700, show: false });
  next.stub.emit(next.made, 'ready-to-show');
  expect(next.stub.given('BrowserWindow.maximize')).toHaveLength(1);
  expect(next.stub.given('BrowserWindow.show')).toHaveLength(1);
});

test.each([
  [
    'a display that is gone',
    '{"bounds":{"x":4000,"y":50,"width":900,"height":700},"maximized":false}',
    { width: 900, height: 700 },
  ],
  [
    'a title bar above the screen',
    '{"bounds":{"x":10,"y":-500,"width":900,"height":700},"maximized":false}',
    { width: 900, height: 700 },
  ],
  ['half a file', '{"bounds":{"x":', { width: 1280, height: 800 }],
  ['a file of something else', '{"bounds":{"x":"left"},"maximized":1}', { width: 1280, height: 800 }],
])('%s: the window opens where it can be seen', async (_what, text, size) => {
  writeFileSync(path.join(scratch.folder, 'window.json'), text);
  const { options } = await openWindow();
  expect({ x: options.x, y: options.y, width: options.width, height: options.height }).toEqual({
    x: undefined,
    y: undefined,
    ...size,
  });
});

test('a page that dies is loaded again; one that dies again and again is told of', async () => {
  const told: string[] = [];
  const { stub, contents } = await openWindow({ hopeless: () => told.push('hopeless') });
  stub.emit(contents, 'render-process-gone', {}, { reason: 'clean-exit' });
  expect(stub.given('WebContents.reload')).toHaveLength(0);
  for (const reason of ['crashed', 'oom', 'killed']) stub.emit(contents, 'render-process-gone', {}, { reason });
  expect(stub.given('WebContents.reload')).toHaveLength(2);
  expect(told).toEqual(['hopeless']);
});

test('bringing it to the front restores a minimised window and gives it the keyboard', async () => {
  const { stub, window } = await openWindow();
  stub.answer('BrowserWindow.isMinimized', () => true);
  window.bringToFront();
  expect(stub.uses.slice(-3).map(({ of }) => of)).toEqual([
    'BrowserWindow.restore',
    'BrowserWindow.show',
    'BrowserWindow.focus',
  ]);
});

test('the page stays the page: no window is opened, nothing leads elsewhere, nothing is embedded', () => {
  const stub = stubElectron();
  const app = stub.make('App') as App;
  const contents = stub.make('WebContents');
  const outside: string[] = [];
  setupNavigation(app, (url) => outside.push(url));
  stub.emit(app, 'web-contents-created', {}, contents);
  const opened = stub.given('WebContents.setWindowOpenHandler')[0]?.[0] as (details: object) => unknown;
  for (const url of [
    'https://crm.example/people/51',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-excel:x',
    'https:',
  ])
    expect(opened({ url })).toEqual({ action: 'deny' });
  // A person in the CRM is looked at in the system's own browser.
  expect(outside).toEqual(['https://crm.example/people/51']);

  const goes = (event: string, details: object): boolean => {
    const prevented: boolean[] = [];
    stub.emit(contents, event, { ...details, preventDefault: () => prevented.push(true) });
    return prevented.length === 0;
  };
  expect(goes('will-navigate', { url: 'portico://desk/index.html' })).toBe(true);
  expect(goes('will-navigate', { url: 'https://example.org/' })).toBe(false);
  expect(goes('will-navigate', { url: 'portico://elsewhere/' })).toBe(false);
  expect(goes('will-navigate', { url: 'file:///etc/passwd' })).toBe(false);
  expect(goes('will-frame-navigate', { url: 'portico://desk/index.html', isMainFrame: true })).toBe(true);
  expect(goes('will-frame-navigate', { url: 'portico://desk/index.html', isMainFrame: false })).toBe(false);
  expect(goes('will-frame-navigate', { url: 'https://example.org/', isMainFrame: true })).toBe(false);
  expect(goes('will-redirect', { url: 'portico://desk/index.html' })).toBe(false);
  expect(goes('will-attach-webview', {})).toBe(false);
});
