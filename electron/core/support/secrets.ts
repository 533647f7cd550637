import type { Result } from './result.ts';

export type SecretName = 'account-password' | 'ldap-password' | 'crm-headers';

/** Where passwords are kept apart from the settings file. */
export interface Secrets {
  /** null: none is kept, or it cannot be read on this machine any more. */
  readonly read: (name: SecretName) => Promise<string | null>;
  /** `not-encrypted`: this system has nothing to encrypt with, and nothing was written. null forgets it. */
  readonly write: (name: SecretName, secret: string | null) => Promise<Result<null, 'not-encrypted' | 'not-written'>>;
}
