import type { LastSeen } from '../caller/belief.ts';
import type { EarlierCall } from '../caller/card.ts';
import type { CallerClass } from '../caller/callerClass.ts';
import type { DoneLately } from '../deviations/proposals.ts';
import type { OpenCall } from '../callbacks/openCall.ts';
import type { Result } from '../support/result.ts';
import type { LessonCount } from '../caller/lesson.ts';
import type { EraseOrder, OverdueCalls, OverdueQuery, PersonFound, PersonQuery } from '../privacy/eraseOrder.ts';
import type { CallFact } from './fact.ts';
import type { ChainHead } from './keepingDisk.ts';
import type {
  CorrectedCall,
  DaySummary,
  JournalCall,
  JournalChoices,
  JournalCount,
  JournalGroups,
  JournalPage,
  JournalQuery,
} from './entry.ts';
import type { JournalFilter } from './filter.ts';

/** What is known of a number from earlier calls. */
export interface CallerHistory {
  /** The last three ended calls with the number, in and out, newest first. */
  readonly earlier: readonly EarlierCall[];
  readonly count: number;
  /** Classes of those calls that had one, with how often. */
  readonly classes: readonly { readonly class: CallerClass; readonly count: number }[];
  /** The last call with the number that showed what class it is of: corrected, or talked to its end; null for none. */
  readonly last: LastSeen | null;
  /** Name last seen on a call of this number, '' if none. */
  readonly lastName: string;
  /** The last call from this number that the network called forged, until that is forgotten by hand; null for none. */
  readonly forged: { readonly callId: string; readonly at: number } | null;
}

export const noHistory: CallerHistory = {
  earlier: [],
  count: 0,
  classes: [],
  last: null,
  lastName: '',
  forged: null,
};

/** The calls that came on one dialled number. */
export interface DialledCount {
  /** As in the invited fact; '' where the exchange did not tell. */
  readonly dialled: string;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

/** The other calls of a call's number, behind one of them; null: from the newest. */
export interface OthersQuery {
  readonly callId: string;
  readonly behind: string | null;
  readonly limit: number;
}

/** `firstDay`: with which day a week begins, 1 for Monday to 7 for Sunday. */
export interface GroupsQuery {
  readonly filter: JournalFilter;
  readonly by: 'day' | 'week';
  readonly firstDay: number;
}

/** The same asker wants to know something else by now. */
export type Superseded = 'superseded';

export type WriteFailure = 'disk-full' | 'read-only' | 'not-writable';

/**
 * The journal's port. One writer, a reader of its own, so that a list never delays a ring, and one that counts.
 * Every method answers in the order asked per worker; none throws for a full disk.
 */
export interface JournalStore {
  /** Resolves when the facts are on the disk (synchronous=FULL), all or none of them. */
  readonly append: (facts: readonly CallFact[]) => Promise<Result<null, WriteFailure>>;
  /** `number` as in the invited fact; answers from the writer ahead of pending commits. '' has no history. */
  readonly history: (number: string) => Promise<CallerHistory>;
  readonly list: (query: JournalQuery) => Promise<JournalPage>;
  /** The same answer from the thread that counts, for whoever reads all: no list waits for it. `limit`: 2,000 at most. */
  readonly portion: (query: JournalQuery) => Promise<JournalPage>;
  /** Counted beside the lists; `asker`: whose newer count makes this one worthless. */
  readonly count: (filter: JournalFilter, asker: string) => Promise<Result<JournalCount, Superseded>>;
  readonly groups: (query: GroupsQuery, asker: string) => Promise<Result<JournalGroups, Superseded>>;
  readonly choices: () => Promise<JournalChoices>;
  readonly others: (query: OthersQuery) => Promise<JournalPage>;
  readonly call: (callId: string) => Promise<JournalCall | null>;
  /** `day` as ISO 8601 at the desk. */
  readonly day: (day: string) => Promise<DaySummary>;
  /** Each dialled number with its calls from one day to another, both whole and ISO 8601; the most called first. */
  readonly dialled: (period: { readonly from: string; readonly until: string }) => Promise<readonly DialledCount[]>;
  /** What calls taught since a day (ISO 8601 at the desk). */
  readonly lessons: (since: string) => Promise<readonly LessonCount[]>;
  /** Calls whose class the receptionist corrected, newest first. */
  readonly corrections: (limit: number) => Promise<readonly CorrectedCall[]>;
  /**
   * Calls until now teach nothing any more under these circumstances and finer ones (core/caller/lesson.ts); '' for none
   * at all.
   */
  readonly forget: (circumstances: string) => Promise<Result<null, WriteFailure>>;
  /**
   * Missed calls that are to be called back, in order of arrival; those for which that was not noted only when they ended
   * after `since` (epoch milliseconds). null: the journal cannot be read yet.
   */
  readonly openCallbacks: (since: number) => Promise<readonly OpenCall[] | null>;
  /** The last event; null: there is none. */
  readonly head: () => Promise<ChainHead | null>;
  /** Whether this event is in the journal as it was: else what was written is not there any more. */
  readonly holds: (head: ChainHead) => Promise<boolean>;
  /** What was done in the calls that came since a day (ISO 8601 at the desk), oldest first; at most 20,000. */
  readonly doneLately: (since: string) => Promise<readonly DoneLately[]>;
  /** Calls whose time of keeping is over; null: the journal cannot be read now. */
  readonly overdue: (query: OverdueQuery) => Promise<OverdueCalls | null>;
  /** Calls that speak of a person; null: the journal cannot be read now. */
  readonly findPerson: (query: PersonQuery) => Promise<PersonFound | null>;
  /** Takes persons out of these calls, in one commit; answers how many calls were changed. Calls that are alive stay. */
  readonly erase: (order: EraseOrder) => Promise<Result<number, WriteFailure>>;
  /** One step of clearing what search index and log still hold of it; true: nothing is left. Begins with `isFirst`. */
  readonly scrub: (isFirst: boolean) => Promise<Result<boolean, WriteFailure>>;
  /** Says that the desk lives: an interrupted call is later closed at this instant. Loses nothing if it fails. */
  readonly sign: (at: number) => void;
  readonly close: () => Promise<void>;
}

export type OpenFailure = 'newer-version' | 'damaged' | 'not-writable' | 'disk-full';
