import { expect, test } from 'vitest';
import type { Session, SystemPreferences } from 'electron/main';
import { setupPermissions } from '../../electron/shell/permissions.ts';
import { stubElectron } from './stub/electron.ts';

type Request = Exclude<Parameters<Session['setPermissionRequestHandler']>[0], null>;
type Check = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>;
type Device = Exclude<Parameters<Session['setDevicePermissionHandler']>[0], null>;

const ours = 'portico://desk/index.html';

function handlers(mac: SystemPreferences | null = null) {
  const stub = stubElectron();
  setupPermissions(stub.make('Session') as Session, mac);
  const request = stub.given('Session.setPermissionRequestHandler')[0]?.[0] as Request;
  const check = stub.given('Session.setPermissionCheckHandler')[0]?.[0] as Check;
  const device = stub.given('Session.setDevicePermissionHandler')[0]?.[0] as Device;
  return {
    device,
    asked: (permission: string, from: string, mediaTypes?: readonly string[], isMainFrame = true) =>
      new Promise<boolean>((answer) => {
        const details = { requestingUrl: from, isMainFrame, ...(mediaTypes && { mediaTypes: [...mediaTypes] }) };
        request(null as never, permission as 'media', answer, details);
      }),
    checked: (permission: string, from: string, mediaType?: 'audio' | 'video', isMainFrame = true) =>
      check(null, permission as 'media', from, { isMainFrame, ...(mediaType && { mediaType }) }),
  };
}

const table: [string, string, string, readonly string[], boolean, boolean][] = [
  ['the microphone for our page', 'media', ours, ['audio'], true, true],
  ['the microphone for a frame in our page', 'media', ours, ['audio'], false, false],
  ['the camera', 'media', ours, ['video'], true, false],
  ['camera and microphone at once', 'media', ours, ['audio', 'video'], true, false],
  ['media of no kind', 'media', ours, [], true, false],
  ['the microphone for a website', 'media', 'https://example.org/', ['audio'], true, false],
  ['the microphone for a site that begins like ours', 'media', 'portico://desk.example.org/', ['audio'], true, false],
  ['the way of the sound to the telephone system', 'local-network', ours, [], true, true],
  ['the way of the sound to the practice exchange', 'loopback-network', ours, [], true, true],
  ['the local network for a website', 'local-network', 'https://example.org/', [], true, false],
  ...['notifications', 'geolocation', 'display-capture', 'usb', 'serial', 'midi', 'openExternal'].map(
    (name): [string, string, string, readonly string[], boolean, boolean] => [name, name, ours, [], true, false],
  ),
  ...[
    'clipboard-read',
    'fullscreen',
    'pointerLock',
    'fileSystem',
    'idle-detection',
    'unknown',
    'speaker-selection',
  ].map((name): [string, string, string, readonly string[], boolean, boolean] => [name, name, ours, [], true, false]),
];

test.each(table)('%s: asked for', async (_what, permission, from, kinds, isMainFrame, granted) => {
  expect(await handlers().asked(permission, from, kinds, isMainFrame)).toBe(granted);
});

test.each(table)('%s: looked at', (_what, permission, from, kinds, isMainFrame, granted) => {
  // A check is about one kind; where both are wanted, the camera is one of them.
  const kind = kinds.includes('video') ? 'video' : kinds.includes('audio') ? 'audio' : undefined;
  const origin = from.replace('index.html', '');
  expect(handlers().checked(permission, origin, kind, isMainFrame)).toBe(granted);
  expect(handlers().checked(permission, origin.replace(/\/$/, ''), kind, isMainFrame)).toBe(granted);
});

test('our page sees which HID devices there are, and no other device; another page sees none', () => {
  const { device, checked } = handlers();
  const given = (deviceType: 'hid' | 'usb' | 'serial', origin: string) =>
    device({ deviceType, origin, device: {} as never });
  expect(given('hid', 'portico://desk')).toBe(true);
  expect(given('hid', 'https://example.org/')).toBe(false);
  expect([given('usb', 'portico://desk'), given('serial', 'portico://desk')]).toEqual([false, false]);
  expect(checked('hid', 'portico://desk')).toBe(true);
  expect(checked('hid', 'https://example.org/')).toBe(false);
  expect(checked('hid', 'portico://desk', undefined, false)).toBe(false);
});

test('macOS asks the person, and its no is a no', async () => {
  for (const said of [true, false]) {
    const stub = stubElectron();
    stub.answer('SystemPreferences.askForMediaAccess', () => Promise.resolve(said));
    const mac = stub.make('SystemPreferences') as SystemPreferences;
    expect(await handlers(mac).asked('media', ours, ['audio'])).toBe(said);
    expect(stub.given('SystemPreferences.askForMediaAccess')).toEqual([['microphone']]);
  }
});
