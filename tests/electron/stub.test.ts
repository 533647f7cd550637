import { expect, test } from 'vitest';
import type * as Main from 'electron/main';
import { stubElectron } from './stub/electron.ts';

test('what Electron does not declare cannot be used: a member, an event, a static, an argument too many', () => {
  const stub = stubElectron();
  const { app, Tray, Notification } = stub.main as unknown as typeof Main;
  expect(() => Reflect.get(app, 'becomeRich')).toThrow('Electron has no App.becomeRich');
  expect(() => app.on('becoming-rich' as 'ready', () => undefined)).toThrow('App has no event becoming-rich');
  expect(() => Reflect.get(Notification, 'isBeautiful')).toThrow('Electron has no Notification.isBeautiful');
  const tray = new Tray('icon.png');
  expect(() => Reflect.apply(tray.setToolTip, tray, ['one', 'two'])).toThrow('takes 1 to 1 arguments, not 2');
  expect(() => Reflect.set(tray, 'colour', 'red')).toThrow('Electron has no Tray.colour to be set');
});

test('what Electron declares answers with the emptiest thing of its type, and is written down', async () => {
  const stub = stubElectron();
  const { app, BrowserWindow } = stub.main as unknown as typeof Main;
  expect(app.requestSingleInstanceLock()).toBe(false);
  expect(await app.whenReady()).toBeUndefined();
  const window = new BrowserWindow({ title: 'Portico' });
  // Of its parent, BaseWindow.
  expect(window.isFocused()).toBe(false);
  window.webContents.reload();
  expect(stub.uses.map(({ of }) => of)).toEqual([
    'App.requestSingleInstanceLock',
    'App.whenReady',
    'new BrowserWindow',
    'BrowserWindow.isFocused',
    'WebContents.reload',
  ]);
});
