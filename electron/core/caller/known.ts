import { type CallerHistory, noHistory } from '../journal/store.ts';
import type { KnownCaller } from './directory.ts';

/** What was looked up of a caller before the card is made. */
export interface Known {
  /** Who is behind the number. */
  readonly contact: KnownCaller | null;
  /** Who is behind each number that forwarded the call, as `identity.forwards`. */
  readonly forwarders: readonly (KnownCaller | null)[];
  /** Of `numberKey(identity.number)`. */
  readonly history: CallerHistory;
}

export const nothingKnown: Known = { contact: null, forwarders: [], history: noHistory };
