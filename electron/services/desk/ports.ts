import type { CallerCard } from '#core/caller/card.ts';
import type { CallerClass, ClassEntry } from '#core/caller/callerClass.ts';
import type { Identity, RawHeader } from '#core/caller/identity.ts';
import type { Known } from '#core/caller/known.ts';
import type { CallLine } from '#core/call/line.ts';
import type { DigitsHow, Telephone } from '#core/call/telephone.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { TargetRule } from '#core/routing/staff.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import type { CallState, Standings } from '#core/call/book.ts';
import type { TransferTarget } from '#core/call/transfer.ts';
import type { Presented } from '#core/pbx/presented.ts';
import type { LookUp } from './lookUp.ts';

/** What the desk needs of the rest of the backend. */
export interface DeskPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly telephone: Telephone;
  readonly store: Pick<JournalStore, 'sign' | 'call'>;
  /** See JournalKeeper.keep: true when committed, false when it waits in memory. */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  /** Somebody rings, or is rung: whatever works at length stands still for a moment. */
  readonly hush: () => void;
  readonly identify: (headers: readonly RawHeader[], lineId: string) => Identity;
  /** What journal and directory know of a caller. */
  readonly lookUp: LookUp;
  readonly recognise: (identity: Identity, known: Known) => CallerCard;
  /** The card when the receptionist says of what class the caller is, at that instant. */
  readonly reclassify: (card: CallerCard, to: CallerClass, at: number) => CallerCard;
  /** Whom the rules name for this caller at that instant. */
  /** Every class of callers, as the desk has them now. */
  readonly classes: () => readonly ClassEntry[];
  /** That line as a call bears it; the first one where it is not known (any more), or null. */
  readonly callLine: (lineId: string | null) => CallLine;
  /** How keys of the telephone are pressed at the PBX behind that line. */
  readonly digitsHow: (lineId: string) => DigitsHow;
  /** A number as the PBX behind that line is asked for it. */
  readonly toDial: (number: string, lineId: string) => string;
  readonly targetsFor: (card: CallerCard, at: number, urgent?: boolean) => readonly TargetRule[];
  /** The urgent word that topic or essence speak of; null: none. */
  readonly urgentWordOf: (card: CallerCard, topic: string, essence: string) => string | null;
  /** How those who are suggested for a call, and the target that was chosen, stand now. */
  readonly standingsOf: (call: CallState, target: TransferTarget) => Standings;
  /** What the target of this call's transfer is told of the caller; null where there is none. */
  readonly present: (call: CallState) => Presented | null;
  /** Whether a 200 to a blind transfer on that line means that the target has answered. */
  readonly blindIsConfirmed: (lineId: string) => boolean;
  /** Do not disturb: whoever calls now is turned away. */
  readonly takesNoCalls: () => boolean;
  /** How long the target of a transfer may ring; milliseconds. */
  readonly targetMs: () => number;
  readonly publish: (changed: PushOf<'desk.changed'>) => void;
}
