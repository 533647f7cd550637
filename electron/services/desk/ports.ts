import type { CallerCard } from '#core/caller/card.ts';
import type { Identity, RawHeader } from '#core/caller/identity.ts';
import type { Telephone } from '#core/call/telephone.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { CallerHistory, JournalStore } from '#core/journal/store.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';

/** What the desk needs of the rest of the backend. */
export interface DeskPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly telephone: Telephone;
  readonly store: Pick<JournalStore, 'history' | 'sign' | 'call'>;
  /** See JournalKeeper.keep: true when committed, false when it waits in memory. */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  readonly identify: (headers: readonly RawHeader[]) => Identity;
  readonly recognise: (identity: Identity, history: CallerHistory) => CallerCard;
  readonly publish: (changed: PushOf<'desk.changed'>) => void;
}
