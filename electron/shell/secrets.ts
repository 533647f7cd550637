import { readFile, rename, writeFile } from 'node:fs/promises';
import process from 'node:process';
import type { SafeStorage } from 'electron/main';
import type { SecretName, Secrets } from '#core/support/secrets.ts';
import { failed, ok } from '#core/support/result.ts';

/**
 * Whether the system encrypts for us: the Keychain, DPAPI, a secret service. `basic_text` is Chromium's word for a key
 * that stands in its own source: that is no encryption, and Portico does not call it so.
 */
export function canEncrypt(safeStorage: SafeStorage, platform: NodeJS.Platform = process.platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

/** Passwords in a file of their own, each encrypted by the system for this person on this machine. */
export function encryptedSecrets(safeStorage: SafeStorage, file: string): Secrets {
  async function all(): Promise<Readonly<Record<string, unknown>>> {
    try {
      const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
      return typeof kept === 'object' && kept !== null ? { ...kept } : {};
    } catch {
      return {};
    }
  }

  return {
    read: async (name) => {
      const kept = (await all())[name];
      if (typeof kept !== 'string' || !canEncrypt(safeStorage)) return null;
      try {
        return safeStorage.decryptString(Buffer.from(kept, 'base64'));
      } catch {
        // Encrypted on another machine, or by another person.
        return null;
      }
    },
    write: async (name: SecretName, secret) => {
      const { [name]: _before, ...others } = await all();
      if (secret !== null && !canEncrypt(safeStorage)) return failed('not-encrypted');
      try {
        const kept = secret === null ? {} : { [name]: safeStorage.encryptString(secret).toString('base64') };
        await writeFile(`${file}.new`, JSON.stringify({ ...others, ...kept }), { mode: 0o600 });
        await rename(`${file}.new`, file);
        return ok(null);
      } catch {
        return failed('not-written');
      }
    },
  };
}
