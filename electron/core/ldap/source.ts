import type { Result } from '../support/result.ts';
import type { LdapEntry } from './person.ts';
import type { LdapSettings } from './settings.ts';
import type { LdapFault } from './view.ts';

/** What came of a reading to its end. */
export interface LdapRead {
  readonly entries: number;
  /** Places on other servers that were named: they are told of, and never followed. */
  readonly referrals: number;
}

/** The company's directory server. */
export interface LdapSource {
  /**
   * Gives page after page, the next when it is asked for, so that a hundred thousand people need no more memory than a
   * page; what it returns tells whether they are all. Never throws; let go in the middle it ends the connection.
   */
  readonly read: (settings: LdapSettings) => AsyncGenerator<readonly LdapEntry[], Result<LdapRead, LdapFault>>;
  /** Connects, binds and looks for the first few. */
  readonly first: (settings: LdapSettings, count: number) => Promise<Result<readonly LdapEntry[], LdapFault>>;
}
