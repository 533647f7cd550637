import { type CallerHistory, noHistory } from '../journal/store.ts';
import type { KnownCaller } from './directory.ts';

/** What was looked up of a caller before the card is made. */
export interface Known {
  /** Who is behind the number. */
  readonly contact: KnownCaller | null;
  /** Who is behind the number that forwarded the call. */
  readonly forwarder: KnownCaller | null;
  /** Of `numberKey(identity.number)`. */
  readonly history: CallerHistory;
}

export const nothingKnown: Known = { contact: null, forwarder: null, history: noHistory };
