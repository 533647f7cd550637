import { readFile } from 'node:fs/promises';
import { type Settings, type SettingsProblem, isSettingsProblem, readSettings } from '#core/settings.ts';
import type { Secrets } from '#core/support/secrets.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { writeWhole } from './wholeFile.ts';

export interface SettingsFile {
  readonly path: string;
  /** Keeps the password; null: it stands in the file. */
  readonly secrets: Secrets | null;
}

export interface SettingsRead {
  readonly settings: Settings;
  /** Where the password was found, or would be kept. */
  readonly passwordKept: 'encrypted' | 'file';
}

/** The settings with their password, wherever it is kept; `missing` for no file, else what is wrong with it. */
export async function loadSettings({
  path,
  secrets,
}: SettingsFile): Promise<SettingsRead | SettingsProblem | 'missing'> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return 'missing';
  const settings = readSettings(text);
  if (isSettingsProblem(settings)) return settings;
  const { account } = settings;
  // A password in the file, set by an administrator perhaps, goes before the one that is kept.
  if (secrets === null || (account !== undefined && account.password !== '')) return { settings, passwordKept: 'file' };
  if (account === undefined) return { settings, passwordKept: 'encrypted' };
  const password = (await secrets.read('account-password')) ?? '';
  return { settings: { ...settings, account: { ...account, password } }, passwordKept: 'encrypted' };
}

/**
 * Written whole or not at all. The password goes where it can be encrypted, else into the file. Answers where it is kept.
 */
export async function saveSettings(
  { path, secrets }: SettingsFile,
  settings: Settings,
): Promise<Result<'encrypted' | 'file', 'not-written'>> {
  const old = secrets === null ? null : await secrets.read('account-password').catch(() => null);
  const kept = await keepPassword(secrets, settings.account?.password ?? null);
  if (kept === 'not-written') return failed('not-written');
  const { account } = settings;
  const inFile =
    kept === 'encrypted' && account !== undefined ? { ...settings, account: { ...account, password: '' } } : settings;
  const written = await writeWhole(path, `${JSON.stringify(inFile, null, 2)}\n`);
  if (written) return ok(kept);
  // The file is the old one: so is the password.
  if (kept === 'encrypted') await secrets?.write('account-password', old);
  return failed('not-written');
}

async function keepPassword(
  secrets: Secrets | null,
  password: string | null,
): Promise<'encrypted' | 'file' | 'not-written'> {
  if (secrets === null) return 'file';
  const written = await secrets.write('account-password', password === '' ? null : password);
  if (written.ok) return 'encrypted';
  return written.error === 'not-encrypted' ? 'file' : 'not-written';
}
