import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BrowserWindowConstructorOptions } from 'electron/main';
import type { ToShell } from '../../electron/shell/line/messages.ts';
import { scratchFolder } from '../product/host.ts';
import { quiet, ringing, talking } from './facts.ts';
import type { StubElectron } from './stub/electron.ts';
import { withElectron } from './stub/load.ts';

let scratch: ReturnType<typeof scratchFolder>;
let argv: readonly string[];
beforeEach(() => {
  scratch = scratchFolder();
  argv = process.argv;
});
afterEach(() => {
  process.argv = [...argv];
  scratch.remove();
});

async function startApplication(options: { first?: boolean; prepare?: (stub: StubElectron) => void } = {}) {
  process.argv = ['portico', '.', '--no-sandbox', '--data', scratch.folder, '--no-practice'];
  const { stub } = await withElectron(
    () => import('../../electron/main.ts'),
    (one) => {
      one.answer('App.requestSingleInstanceLock', () => options.first !== false);
      one.answer('App.getPreferredSystemLanguages', () => ['uk-UA', 'en-US']);
      one.answer('UtilityProcess.fork', () => one.make('UtilityProcess'));
      one.answer('GlobalShortcut.register', () => true);
      one.answer('Notification.isSupported', () => true);
      one.answer('SafeStorage.isEncryptionAvailable', () => true);
      options.prepare?.(one);
    },
  );
  const app = stub.made('App')[0] ?? {};
  const last = options.first === false ? 'App.quit' : 'Tray.setImage';
  await vi.waitUntil(() => stub.given(last).length > 0);
  return {
    stub,
    app,
    says: (message: ToShell) => stub.emit(stub.made('UtilityProcess').at(-1) ?? {}, 'message', message),
    loaded: (senderFrame: object | null) =>
      stub.emit(stub.made('IpcMain')[0] ?? {}, 'portico:page-loaded', {
        senderFrame,
        sender: stub.made('WebContents')[0],
      }),
  };
}

test('the application is walled in before it is ready, keeps Chromium’s files apart, and opens one window', async () => {
  const { stub } = await startApplication();
  const order = stub.uses.map(({ of }) => of);
  const ready = order.indexOf('App.whenReady');
  for (const early of ['App.enableSandbox', 'Protocol.registerSchemesAsPrivileged', 'App.requestSingleInstanceLock'])
    expect(order.indexOf(early)).toSatisfy((at: number) => at >= 0 && at < ready);
  expect(stub.given('App.setPath')).toEqual([['userData', path.join(scratch.folder, 'window')]]);
  expect(stub.given('new BrowserWindow')).toHaveLength(1);
  for (const wall of ['Session.setPermissionRequestHandler', 'Session.setPermissionCheckHandler', 'Protocol.handle'])
    expect(order.indexOf(wall)).toSatisfy((at: number) => at > ready && at < order.indexOf('new BrowserWindow'));
  expect(stub.given('UtilityProcess.postMessage')[0]?.[0]).toMatchObject({
    kind: 'open-asked',
    plan: { folder: scratch.folder, settingsFile: null, practise: false, locale: 'uk-UA', keepsSecrets: true },
  });
});

test('every file that the shell names is in the source tree or made by its build', async () => {
  const { stub, says } = await startApplication();
  for (const facts of [quiet, talking, { ...quiet, toCallBack: 1 }, { ...quiet, phone: 'connecting' } as const])
    says({ kind: 'desk-changed', facts });
  const [options] = stub.given('new BrowserWindow')[0] ?? [];
  const { icon } = options as BrowserWindowConstructorOptions;
  const icons = [icon, ...stub.given('new Tray').flat(), ...stub.given('Tray.setImage').flat()].map(String);
  const there = readdirSync(path.join(import.meta.dirname, '../../resources/icons'));
  expect(new Set(icons.map((file) => path.basename(file)))).toEqual(
    new Set(['icon.png', 'tray-ready.png', 'tray-not-ready.png', 'tray-in-call.png', 'tray-missed.png']),
  );
  for (const file of icons) {
    expect(path.basename(path.dirname(file))).toBe('icons');
    expect(there).toContain(path.basename(file));
  }
});

test('a second start ends itself and brings the first one to the front', async () => {
  const second = await startApplication({ first: false });
  expect(second.stub.given('App.quit')).toHaveLength(1);
  expect(second.stub.given('App.whenReady')).toHaveLength(0);
  expect(second.stub.given('new BrowserWindow')).toHaveLength(0);

  const { stub, app } = await startApplication();
  for (const event of ['second-instance', 'activate']) stub.emit(app, event, {}, []);
  expect(stub.given('BrowserWindow.show')).toHaveLength(2);
  expect(stub.given('BrowserWindow.focus')).toHaveLength(2);
});

test('only the window’s own page gets a line to the backend', async () => {
  const { stub, loaded } = await startApplication();
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  loaded(null);
  loaded({ url: 'https://example.org/', parent: null });
  loaded({ url: 'portico://desk/index.html', parent: { url: 'https://example.org/' } });
  expect(stub.given('WebContents.postMessage')).toHaveLength(0);
  expect(said).toHaveBeenCalledTimes(3);
  loaded({ url: 'portico://desk/index.html', parent: null });
  expect(stub.given('WebContents.postMessage')).toHaveLength(1);
});

test('a ringing call is told in the desk’s language, keeps the machine awake and lends its keys; its end takes all back', async () => {
  const { stub, says } = await startApplication();
  says({ kind: 'desk-changed', facts: { ...ringing, language: 'ru' } });
  expect(stub.given('new Notification')[0]?.[0]).toMatchObject({ title: 'Входящий звонок: Emma Whitfield' });
  expect(stub.given('PowerSaveBlocker.start')).toHaveLength(1);
  expect(stub.given('GlobalShortcut.register')).toHaveLength(1);
  const press = stub.given('GlobalShortcut.register')[0]?.[1] as () => void;
  press();
  expect(stub.given('UtilityProcess.postMessage').at(-1)).toEqual([{ kind: 'key-pressed', key: 'answer' }]);
  says({ kind: 'desk-changed', facts: quiet });
  expect(stub.given('Notification.close')).toHaveLength(1);
  expect(stub.given('PowerSaveBlocker.stop')).toHaveLength(1);
  expect(stub.given('GlobalShortcut.unregister')).toHaveLength(1);
});

test('a telephone link that is followed elsewhere is offered to the desk, in front; telephone links are asked for by a person alone', async () => {
  const { stub, app, says } = await startApplication();
  const last = () => stub.given('UtilityProcess.postMessage').at(-1);
  stub.emit(app, 'second-instance', {}, ['portico.exe', '--no-sandbox', 'tel:+380-44-555-01-09']);
  expect(last()).toEqual([{ kind: 'call-offered', number: '+380445550109' }]);
  stub.emit(app, 'open-url', { preventDefault: () => undefined }, 'tel:*97');
  expect(last()).toEqual([{ kind: 'call-offered', number: '*97' }]);
  expect(stub.given('BrowserWindow.show').length).toBeGreaterThan(0);
  stub.emit(app, 'second-instance', {}, ['portico.exe', 'https://example.org/']);
  expect(last()).toEqual([{ kind: 'call-offered', number: '*97' }]);
  expect(stub.given('App.setAsDefaultProtocolClient')).toEqual([]);
  says({ kind: 'links-asked' });
  expect(stub.given('App.setAsDefaultProtocolClient')).toEqual([['tel'], ['callto']]);
});

test('a click on the notification brings the window and never answers', async () => {
  const { stub, says } = await startApplication();
  says({ kind: 'desk-changed', facts: ringing });
  const before = stub.given('UtilityProcess.postMessage').length;
  stub.emit(stub.made('Notification')[0] ?? {}, 'click');
  expect(stub.given('BrowserWindow.show')).toHaveLength(1);
  expect(stub.given('UtilityProcess.postMessage')).toHaveLength(before);
});

test('a backend that dies in a call is told of, and neither keys nor sleep wait for a call that is gone', async () => {
  const { stub, says } = await startApplication();
  says({ kind: 'desk-changed', facts: { ...talking, language: 'uk' } });
  stub.emit(stub.made('UtilityProcess')[0] ?? {}, 'exit', 139);
  expect(stub.given('UtilityProcess.fork')).toHaveLength(2);
  expect(stub.given('new Notification')[0]?.[0]).toMatchObject({
    body: 'Телефонна частина Portico зупинилася, її запущено знову. Розмову, що тривала, могло бути втрачено.',
  });
  expect(stub.given('PowerSaveBlocker.stop')).toHaveLength(1);
  expect(stub.given('GlobalShortcut.unregister')).toHaveLength(2);
});

test('keys that other programs have are told where the receptionist looks, as she reads them', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { stub, says } = await startApplication({
    prepare: (one) => one.answer('GlobalShortcut.register', () => false),
  });
  says({ kind: 'desk-changed', facts: ringing });
  expect(stub.given('Tray.setToolTip').at(-1)?.[0]).toContain('Taken by another program: Ctrl+Shift+F2');
  expect(said).toHaveBeenCalledOnce();
});

test('a data folder that cannot be opened ends the application with the backend’s sentence', async () => {
  const { stub, says } = await startApplication();
  says({ kind: 'not-opened', sentence: 'Portico вже працює з текою даних.' });
  expect(stub.given('Dialog.showErrorBox')).toEqual([
    ['Portico не може запуститися', 'Portico вже працює з текою даних.'],
  ]);
  expect(stub.given('App.exit')).toEqual([[1]]);
});

test('quitting closes calls and journal first, then the application', async () => {
  const { stub, app, says } = await startApplication();
  const prevented: boolean[] = [];
  const quit = (): void => stub.emit(app, 'before-quit', { preventDefault: () => prevented.push(true) });
  stub.answer('App.quit', quit);
  quit();
  expect([prevented.length, stub.given('App.quit').length]).toEqual([1, 0]);
  expect(stub.given('UtilityProcess.postMessage').at(-1)).toEqual([{ kind: 'close-asked' }]);
  says({ kind: 'closed' });
  await vi.waitFor(() => expect(stub.given('App.quit')).toHaveLength(1));
  expect(prevented).toHaveLength(1);
});

test('the window that is closed says once that calls still come', async () => {
  const { stub } = await startApplication();
  const close = (): void =>
    stub.emit(stub.made('BrowserWindow')[0] ?? {}, 'close', { preventDefault: () => undefined });
  close();
  close();
  expect(stub.given('new Notification').map(([options]) => options)).toMatchObject([
    { body: expect.stringContaining('Portico й далі приймає дзвінки') },
  ]);
});
