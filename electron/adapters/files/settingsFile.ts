import { readFile } from 'node:fs/promises';
import { type Settings, type SettingsProblem, isSettingsProblem, readSettings } from '#core/settings.ts';
import { isOfAccount, secretPlacesOf } from '#core/settingsSecrets.ts';
import type { SecretName, Secrets } from '#core/support/secrets.ts';
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
  const inFile = secretPlacesOf(settings).some(({ name, in: secretIn }) => isOfAccount(name) && secretIn(settings));
  const passwordKept = secrets === null || inFile ? 'file' : 'encrypted';
  return { settings: secrets === null ? settings : await withKept(settings, secrets), passwordKept };
}

/** A secret in the file, set by an administrator perhaps, goes before the one that is kept. */
async function withKept(settings: Settings, secrets: Secrets): Promise<Settings> {
  let whole = settings;
  for (const place of secretPlacesOf(settings))
    if (place.in(whole) === '') whole = place.put(whole, (await secrets.read(place.name)) ?? '');
  return whole;
}

/**
 * Written whole or not at all. The password goes where it can be encrypted, else into the file. Answers where it is kept.
 */
export async function saveSettings(
  { path, secrets }: SettingsFile,
  settings: Settings,
): Promise<Result<'encrypted' | 'file', 'not-written'>> {
  const keeping = await keepSecrets(secrets, settings, path);
  if (keeping === 'not-written') return failed('not-written');
  const written = await writeWhole(path, `${JSON.stringify(keeping.inFile, null, 2)}\n`);
  if (written) return ok(keeping.passwordKept);
  // The file is the old one: so are the secrets.
  await keeping.undo();
  return failed('not-written');
}

interface Keeping {
  /** What is left to stand in the file. */
  readonly inFile: Settings;
  readonly passwordKept: 'encrypted' | 'file';
  readonly undo: () => Promise<void>;
}

async function keepSecrets(
  secrets: Secrets | null,
  settings: Settings,
  path: string,
): Promise<Keeping | 'not-written'> {
  if (secrets === null) return { inFile: settings, passwordKept: 'file', undo: () => Promise.resolve() };
  const before: { readonly name: SecretName; readonly secret: string | null }[] = [];
  let inFile = settings;
  let passwordKept: Keeping['passwordKept'] = 'encrypted';
  async function undo(): Promise<void> {
    for (const { name, secret } of before) await secrets?.write(name, secret);
  }
  // What a line had that is no more is forgotten with it.
  const old = readSettings(await readFile(path, 'utf8').catch(() => ''));
  const places = isSettingsProblem(old) ? secretPlacesOf(settings) : secretPlacesOf(old, settings);
  for (const { name, in: secretIn, put } of places) {
    const secret = await secrets.read(name).catch(() => null);
    // Nothing is kept and nothing is to be.
    if (secret === null && (secretIn(settings) ?? '') === '') continue;
    before.push({ name, secret });
    const written = await secrets.write(name, secretIn(settings) || null);
    if (written.ok) inFile = put(inFile, '');
    else if (written.error === 'not-written') {
      await undo();
      return 'not-written';
    } else if (isOfAccount(name)) passwordKept = 'file';
  }
  return { inFile, passwordKept, undo };
}
