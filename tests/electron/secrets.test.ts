import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SafeStorage } from 'electron/main';
import { askedSecrets } from '../../electron/shell/line/askedSecrets.ts';
import type { ToShell } from '../../electron/shell/line/messages.ts';
import { canEncrypt, encryptedSecrets } from '../../electron/shell/secrets.ts';
import { scratchFolder } from '../product/host.ts';
import { stubElectron } from './stub/electron.ts';

let scratch: ReturnType<typeof scratchFolder>;
let file: string;
beforeEach(() => {
  scratch = scratchFolder();
  file = path.join(scratch.folder, 'secrets.json');
});
afterEach(() => scratch.remove());

/** A system that encrypts by turning every byte round; `backend` as on Linux. */
function storage(available = true, backend = 'gnome_libsecret'): SafeStorage {
  const stub = stubElectron();
  stub.answer('SafeStorage.isEncryptionAvailable', () => available);
  stub.answer('SafeStorage.getSelectedStorageBackend', () => backend);
  stub.answer('SafeStorage.encryptString', (text) => turned(Buffer.from(String(text))));
  stub.answer('SafeStorage.decryptString', (bytes) => {
    const text = turned(bytes as Buffer).toString();
    if (!text.startsWith('secret:')) throw new Error('Error while decrypting the ciphertext');
    return text;
  });
  return stub.make('SafeStorage') as SafeStorage;
}

function turned(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => 255 - byte));
}

test('a password comes back as it was given, stands nowhere in the file, and only its owner can read that', async () => {
  const secrets = encryptedSecrets(storage(), file);
  expect(await secrets.read('account-password')).toBeNull();
  expect(await secrets.write('account-password', 'secret:пароль')).toEqual({ ok: true, value: null });
  expect(await secrets.read('account-password')).toBe('secret:пароль');
  expect(readFileSync(file, 'utf8')).not.toContain('secret:');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(await secrets.write('account-password', null)).toEqual({ ok: true, value: null });
  expect(await secrets.read('account-password')).toBeNull();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({});
});

test.each([
  ['nothing to encrypt with', storage(false)],
  ['a key that everybody knows', storage(true, 'basic_text')],
])('on a system with %s no password is written, and it is said', async (_what, system) => {
  expect(canEncrypt(system, 'linux')).toBe(false);
  const secrets = encryptedSecrets(system, file);
  expect(await secrets.write('account-password', 'secret:x')).toEqual({ ok: false, error: 'not-encrypted' });
  expect(() => statSync(file)).toThrow('ENOENT');
});

test('the backend of Linux is not asked for elsewhere', () => {
  expect(canEncrypt(storage(true, 'basic_text'), 'win32')).toBe(true);
});

test('a file of another machine, of another kind or half of one holds no password', async () => {
  const secrets = encryptedSecrets(storage(), file);
  for (const text of ['{"account-password":"AAAA"}', '{"account-password":7}', '{"acc', 'null']) {
    writeFileSync(file, text);
    expect(await secrets.read('account-password')).toBeNull();
  }
});

test('a folder that is gone is told, and nothing else is lost', async () => {
  const secrets = encryptedSecrets(storage(), path.join(scratch.folder, 'none', 'secrets.json'));
  expect(await secrets.write('account-password', 'secret:x')).toEqual({ ok: false, error: 'not-written' });
});

test('the backend asks the shell, and each answer finds its question', async () => {
  const told: ToShell[] = [];
  const { secrets, answered } = askedSecrets((message) => told.push(message));
  const [first, second] = [secrets.read('account-password'), secrets.read('account-password')];
  const written = secrets.write('account-password', 'new');
  expect(told).toEqual([
    { kind: 'secret-read-asked', id: 1, name: 'account-password' },
    { kind: 'secret-read-asked', id: 2, name: 'account-password' },
    { kind: 'secret-write-asked', id: 3, name: 'account-password', secret: 'new' },
  ]);
  answered({ kind: 'secret-read', id: 2, secret: 'two' });
  answered({ kind: 'secret-written', id: 3, fault: 'not-encrypted' });
  answered({ kind: 'secret-read', id: 1, secret: null });
  expect(await Promise.all([first, second, written])).toEqual([null, 'two', { ok: false, error: 'not-encrypted' }]);
});
