import type { DoneLately } from '#core/deviations/proposals.ts';
import type { OpenCall } from '#core/callbacks/openCall.ts';
import type {
  DaySummary,
  JournalCall,
  JournalChoices,
  JournalCount,
  JournalGroups,
  JournalPage,
  JournalQuery,
} from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { LessonCount } from '#core/caller/lesson.ts';
import type { CorrectedCall } from '#core/journal/entry.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { ChainHead } from '#core/journal/keepingDisk.ts';
import type {
  CallerHistory,
  DialledCount,
  GroupsQuery,
  OpenFailure,
  OthersQuery,
  Superseded,
  WriteFailure,
} from '#core/journal/store.ts';
import type { EraseOrder, OverdueCalls, OverdueQuery, PersonFound, PersonQuery } from '#core/privacy/eraseOrder.ts';
import type { Result } from '#core/support/result.ts';

/** What a worker can be asked by name: `request` and `answer` travel by structured clone. */
export type WorkerCalls = Readonly<Record<string, { readonly request: unknown; readonly answer: unknown }>>;

export interface Asked<Calls extends WorkerCalls, N extends keyof Calls = keyof Calls> {
  readonly id: number;
  readonly name: N;
  readonly request: Calls[N]['request'];
}

/** `error` is set when the worker met a bug; its text has codes and column names, never a caller's words. */
export interface Answered {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
  /** Of the error: SQLite's or the file system's. */
  readonly code?: string;
  /** What the disk had changed, noticed while answering. */
  readonly damage?: 'lines' | 'events';
}

/** A fact on its way to the disk; its body is already the text that is kept. */
export interface FactToWrite {
  readonly callId: CallFact['callId'];
  /** Epoch milliseconds, whole. */
  readonly at: number;
  readonly kind: CallFact['body']['kind'];
  readonly payload: string;
}

export interface Append {
  readonly facts: readonly FactToWrite[];
  /** IANA name of the desk's time zone. */
  readonly zone: string;
}

export interface WriterOptions {
  readonly file: string;
  readonly deskId: string;
  readonly zone: string;
  /** The desk was at work before: calls that are alive go on. Left out: it begins. */
  readonly running?: boolean;
}

export type WriterCalls = {
  readonly open: { readonly request: WriterOptions; readonly answer: Result<null, OpenFailure> };
  readonly append: { readonly request: Append; readonly answer: Result<null, WriteFailure> };
  readonly head: { readonly request: null; readonly answer: ChainHead | null };
  readonly holds: { readonly request: ChainHead; readonly answer: boolean };
  readonly forget: { readonly request: string; readonly answer: Result<null, WriteFailure> };
  readonly erase: { readonly request: EraseOrder; readonly answer: Result<number, WriteFailure> };
  readonly scrub: { readonly request: boolean; readonly answer: Result<boolean, WriteFailure> };
  readonly sign: { readonly request: number; readonly answer: null };
  readonly close: { readonly request: null; readonly answer: null };
};

export type HistoryCalls = {
  readonly open: { readonly request: string; readonly answer: null };
  readonly history: { readonly request: string; readonly answer: CallerHistory };
  readonly close: { readonly request: null; readonly answer: null };
};

export type ReaderCalls = {
  readonly open: { readonly request: string; readonly answer: null };
  readonly list: { readonly request: JournalQuery; readonly answer: JournalPage };
  readonly others: { readonly request: OthersQuery; readonly answer: JournalPage };
  readonly choices: { readonly request: null; readonly answer: JournalChoices };
  readonly call: { readonly request: string; readonly answer: JournalCall | null };
  readonly day: { readonly request: string; readonly answer: DaySummary };
  readonly dialled: {
    readonly request: { readonly from: string; readonly until: string };
    readonly answer: readonly DialledCount[];
  };
  readonly lessons: { readonly request: string; readonly answer: readonly LessonCount[] };
  readonly corrections: { readonly request: number; readonly answer: readonly CorrectedCall[] };
  readonly doneLately: { readonly request: string; readonly answer: readonly DoneLately[] };
  readonly openCallbacks: { readonly request: number; readonly answer: readonly OpenCall[] };
  readonly overdue: { readonly request: OverdueQuery; readonly answer: OverdueCalls };
  readonly findPerson: { readonly request: PersonQuery; readonly answer: PersonFound };
  readonly close: { readonly request: null; readonly answer: null };
};

/** The counting thread's; of one asker's questions of a name the newest alone is answered. */
export type CountingCalls = {
  readonly open: { readonly request: string; readonly answer: null };
  readonly portion: { readonly request: JournalQuery; readonly answer: JournalPage };
  readonly count: {
    readonly request: { readonly filter: JournalFilter; readonly asker: string };
    readonly answer: Result<JournalCount, Superseded>;
  };
  readonly groups: {
    readonly request: GroupsQuery & { readonly asker: string };
    readonly answer: Result<JournalGroups, Superseded>;
  };
  readonly close: { readonly request: null; readonly answer: null };
};
