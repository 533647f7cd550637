import { type CallerHistory, noHistory } from '../journal/store.ts';
import type { CrmKnown } from '../crm/found.ts';
import type { KnownCaller } from './directory.ts';

/** What was looked up of a caller before the card is made. */
export interface Known {
  /** Who is behind the number. */
  readonly contact: KnownCaller | null;
  /** Who is behind each number that forwarded the call, as `identity.forwards`. */
  readonly forwarders: readonly (KnownCaller | null)[];
  /** Of `numberKey(identity.number)`. */
  readonly history: CallerHistory;
  /** What the office's CRM says of the number; left out: it is not asked. */
  readonly crm?: CrmKnown;
}

export const nothingKnown: Known = { contact: null, forwarders: [], history: noHistory };
