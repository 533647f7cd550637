import type { Result } from './result.ts';

/** The first account's and each further line's by its id; the directory server's; the customer database's. */
export type SecretName = 'account-password' | `line-password:${string}` | 'ldap-password' | 'crm-headers';

/** Where passwords are kept apart from the settings file. */
export interface Secrets {
  /** null: none is kept, or it cannot be read on this machine any more. */
  readonly read: (name: SecretName) => Promise<string | null>;
  /** `not-encrypted`: this system has nothing to encrypt with, and nothing was written. null forgets it. */
  readonly write: (name: SecretName, secret: string | null) => Promise<Result<null, 'not-encrypted' | 'not-written'>>;
}
