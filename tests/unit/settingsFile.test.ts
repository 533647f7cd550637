import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CrmSettings } from '#core/crm/settings.ts';
import { LdapSettings } from '#core/ldap/settings.ts';
import type { Settings } from '#core/settings.ts';
import { withSecretsOf, withoutSecrets } from '#core/settingsSecrets.ts';
import type { Secrets } from '#core/support/secrets.ts';
import { failed, ok } from '#core/support/result.ts';
import { loadSettings, saveSettings } from '../../electron/adapters/files/settingsFile.ts';

const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example/ws', user: '1000', password: 'right' };
const settings: Settings = { version: 1, account, country: 'UA' };

function folderOf() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, file: path.join(folder, 'settings.json') };
}

/** A system that encrypts; `can` false: one that has nothing to encrypt with. */
function keeper(can = true): Secrets & { readonly kept: (name?: string) => string | null } {
  const kept = new Map<string, string | null>();
  return {
    kept: (name = 'account-password') => kept.get(name) ?? null,
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    write: (name, secret) => {
      if (!can) return Promise.resolve(failed('not-encrypted'));
      kept.set(name, secret);
      return Promise.resolve(ok(null));
    },
  };
}

test('settings are written whole, for their owner alone, and read again', async () => {
  const { folder, file } = folderOf();
  writeFileSync(file, '{"version":1}', { mode: 0o644 });
  expect(await saveSettings({ path: file, secrets: null }, settings)).toEqual(ok('file'));
  expect([(statSync(file).mode & 0o777).toString(8), readdirSync(folder)]).toEqual(['600', ['settings.json']]);
  expect(await loadSettings({ path: file, secrets: null })).toEqual({ settings, passwordKept: 'file' });
});

test('a password that the system encrypts is not in the file, and comes back with it', async () => {
  const { file } = folderOf();
  const secrets = keeper();
  expect(await saveSettings({ path: file, secrets }, settings)).toEqual(ok('encrypted'));
  expect(readFileSync(file, 'utf8')).not.toContain('right');
  expect(await loadSettings({ path: file, secrets })).toEqual({ settings, passwordKept: 'encrypted' });
  expect(await saveSettings({ path: file, secrets }, { version: 1 })).toEqual(ok('encrypted'));
  expect(secrets.kept()).toBe(null);
});

test('a password set in the file by an administrator is used, and encrypted with the next change', async () => {
  const { file } = folderOf();
  const secrets = keeper();
  writeFileSync(file, JSON.stringify(settings));
  expect(await loadSettings({ path: file, secrets })).toEqual({ settings, passwordKept: 'file' });
  await saveSettings({ path: file, secrets }, settings);
  expect([secrets.kept(), readFileSync(file, 'utf8').includes('right')]).toEqual(['right', false]);
});

test('the secrets of other directories are encrypted each by itself, and come back to their places', async () => {
  const { file } = folderOf();
  const secrets = keeper();
  const whole: Settings = {
    ...settings,
    ldap: LdapSettings.parse({ server: 'ldap://dc.office.example', base: 'dc=office', password: 'readers-secret' }),
    crm: CrmSettings.parse({
      url: 'https://crm.example/?q={number}',
      headers: [
        { name: 'X-Office', value: '' },
        { name: 'Authorization', value: 'Bearer crm-secret' },
      ],
      paths: { name: 'name' },
    }),
  };
  expect(await saveSettings({ path: file, secrets }, whole)).toEqual(ok('encrypted'));
  expect(readFileSync(file, 'utf8')).not.toMatch(/readers-secret|crm-secret/);
  expect([secrets.kept('ldap-password'), secrets.kept('crm-headers')]).toEqual([
    'readers-secret',
    '["","Bearer crm-secret"]',
  ]);
  expect(await loadSettings({ path: file, secrets })).toEqual({ settings: whole, passwordKept: 'encrypted' });
  const before: Settings = { ...whole, crm: undefined };
  expect(withSecretsOf(withoutSecrets(whole), whole)).toEqual(whole);
  expect(withSecretsOf(before, whole)).toEqual(before);
  // Another server never gets what was kept for this one.
  const elsewhere: Settings = {
    ...whole,
    ldap: { ...LdapSettings.parse(whole.ldap), server: 'ldap://other.example', password: '' },
  };
  expect(withSecretsOf(elsewhere, whole).ldap?.password).toBe('');
});

test('where the system has nothing to encrypt with, the password stands in the file', async () => {
  const { file } = folderOf();
  expect(await saveSettings({ path: file, secrets: keeper(false) }, settings)).toEqual(ok('file'));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
});

test('settings that cannot be written leave the old file and the old password', async () => {
  const { folder, file } = folderOf();
  const secrets = keeper();
  await saveSettings({ path: file, secrets }, settings);
  // A folder in the file's place refuses the last step, for every user of the machine.
  const gone = path.join(folder, 'gone', 'settings.json');
  expect(
    await saveSettings({ path: gone, secrets }, { ...settings, account: { ...account, password: 'new' } }),
  ).toEqual(failed('not-written'));
  expect(secrets.kept()).toBe('right');
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(await loadSettings({ path: gone, secrets })).toBe('missing');
});

test('a link to the settings file stays a link', async () => {
  const { folder, file } = folderOf();
  const link = path.join(folder, 'link.json');
  writeFileSync(file, '{"version":1}');
  chmodSync(file, 0o600);
  symlinkSync(file, link);
  expect(await saveSettings({ path: link, secrets: null }, settings)).toEqual(ok('file'));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
});

test('what is wrong with a file is told by its place', async () => {
  const { file } = folderOf();
  writeFileSync(file, '{"version":1,"country":"Ukraine"}');
  expect(await loadSettings({ path: file, secrets: null })).toEqual({
    kind: 'wrong-value',
    path: 'country',
    meant: null,
  });
});

describe('passwords of further lines', () => {
  const clinic = { id: 'clinic', name: 'Clinic', ...account, uri: 'sip:2@pbx.example', password: 'second' };
  const support = { ...clinic, id: 'support', name: 'Support', uri: 'sip:3@pbx.example', password: 'third' };
  const several: Settings = { ...settings, lines: [clinic, support] };

  /** Each password under its own name; `full`: names that cannot be written. */
  function keepers(full: readonly string[] = []) {
    const kept = new Map<string, string>();
    const secrets: Secrets = {
      read: (name) => Promise.resolve(kept.get(name) ?? null),
      write: (name, secret) => {
        if (full.includes(name)) return Promise.resolve(failed('not-written'));
        if (secret === null) kept.delete(name);
        else kept.set(name, secret);
        return Promise.resolve(ok(null));
      },
    };
    return { kept, secrets };
  }

  test('are each kept apart from the file, come back with it, and go with their line', async () => {
    const { file } = folderOf();
    const { kept, secrets } = keepers();
    expect(await saveSettings({ path: file, secrets }, several)).toEqual(ok('encrypted'));
    expect(readFileSync(file, 'utf8')).not.toMatch(/right|second|third/);
    expect(await loadSettings({ path: file, secrets })).toEqual({ settings: several, passwordKept: 'encrypted' });
    expect(await saveSettings({ path: file, secrets }, { ...settings, lines: [support] })).toEqual(ok('encrypted'));
    expect(Object.fromEntries(kept)).toEqual({ 'account-password': 'right', 'line-password:support': 'third' });
  });

  test('set in the file by an administrator are used beside those that are kept', async () => {
    const { file } = folderOf();
    const { secrets } = keepers();
    await saveSettings({ path: file, secrets }, { ...settings, lines: [clinic] });
    const text = readFileSync(file, 'utf8').replace('"name": "Clinic"', '"name": "Polyclinic"');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(text), lines: [...JSON.parse(text).lines, support] }));
    expect(await loadSettings({ path: file, secrets })).toEqual({
      settings: { ...settings, lines: [{ ...clinic, name: 'Polyclinic' }, support] },
      passwordKept: 'file',
    });
  });

  test('are all as before where one of them cannot be kept, or the file cannot be written', async () => {
    const { folder, file } = folderOf();
    const { kept, secrets } = keepers(['line-password:support']);
    await saveSettings({ path: file, secrets }, { ...settings, lines: [clinic] });
    const before = Object.fromEntries(kept);
    const changed = { ...several, lines: [{ ...clinic, password: 'new' }, support] };
    expect(await saveSettings({ path: file, secrets }, changed)).toEqual(failed('not-written'));
    expect(Object.fromEntries(kept)).toEqual(before);
    const gone = path.join(folder, 'gone', 'settings.json');
    const fewer = { ...settings, lines: [{ ...clinic, password: 'new' }] };
    expect(await saveSettings({ path: gone, secrets }, fewer)).toEqual(failed('not-written'));
    expect(Object.fromEntries(kept)).toEqual(before);
  });
});
