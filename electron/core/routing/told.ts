import type { Presence } from './staff.ts';

/** What somebody says of herself at the exchange (presence, RFC 3856 and RFC 4480). */
export interface ToldPresence {
  readonly state: Extract<Presence['state'], 'meeting' | 'away' | 'lunch' | 'absent' | 'do-not-disturb'>;
  /** Her own words, '' for none. */
  readonly note: string;
}
