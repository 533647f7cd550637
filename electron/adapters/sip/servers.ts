import type { SipAccount } from '#core/call/telephone.ts';
import type { PhoneTrouble } from './linkFailure.ts';

/** Which of an account's servers is used. Pure; the line tells what came of it. */
export interface Servers {
  readonly current: () => string;
  readonly first: string;
  readonly isSecond: () => boolean;
  readonly registered: () => void;
  /** True when the other one is to be tried next. */
  readonly failed: (trouble: PhoneTrouble) => boolean;
  readonly useFirst: () => void;
  readonly useSecond: () => void;
}

/** A wrong password is as wrong at the other server, and would lock the account out there as well. */
const hopeless: ReadonlySet<PhoneTrouble> = new Set(['wrong-password', 'unknown-user']);

/**
 *   first --`tries` failures in a row--> second --`tries` failures in a row--> first
 *     ^                                    |
 *     +--it is there again, no call is live+
 */
export function createServers({ server, secondServer }: SipAccount, tries: number): Servers {
  let second = false;
  let failures = 0;
  return {
    current: () => (second ? (secondServer ?? server) : server),
    first: server,
    isSecond: () => second,
    registered: () => {
      failures = 0;
    },
    failed: (trouble) => {
      if (secondServer === undefined || hopeless.has(trouble)) return false;
      failures += 1;
      if (failures < tries) return false;
      failures = 0;
      second = !second;
      return true;
    },
    useFirst: () => {
      second = false;
      failures = 0;
    },
    useSecond: () => {
      second = secondServer !== undefined;
      failures = 0;
    },
  };
}
