import type { DeskState, PushOf } from '#core/contract/contract.ts';
import type { CallView } from '#core/call/view.ts';

/** How the page stands with its backend. */
export type Connection =
  | 'connecting'
  | 'open'
  /** It was open, or could not be opened; tried again by itself. */
  | 'lost'
  /** Opened without the link printed at the start. */
  | 'no-token'
  /** The link belongs to an earlier start. */
  | 'wrong-token';

export type MicrophoneState =
  | 'unknown'
  /** The browser will ask the person. */
  | 'prompt'
  | 'granted'
  | 'refused'
  /** No microphone is plugged in. */
  | 'missing';

/** What the page knows; everything of the backend's is as last told, also while the connection is lost. */
export interface DeskSlice {
  readonly connection: Connection;
  /** The first desk.state has come: what stands below is the desk's, not a blank. */
  readonly ready: boolean;
  readonly companyName: string;
  readonly phone: DeskState['phone'];
  /** By call id; an unchanged call stays the same object. */
  readonly calls: Readonly<Record<string, CallView>>;
  /** Every call id: ringing by priority then waiting time, then current, held, notes. */
  readonly order: readonly string[];
  readonly journal: DeskState['journal'];
  readonly today: DeskState['today'];
  readonly telephone: DeskState['telephone'];
  readonly practice: boolean;
  readonly preferences: DeskState['preferences'];
  readonly microphone: MicrophoneState;
  /** Browsers keep sound locked until the first key or click in the page. */
  readonly sound: 'locked' | 'open';
  /** Counts journal.changed; `onJournalChanged` tells which line. */
  readonly journalVersion: number;
}

export const blankSlice: DeskSlice = {
  connection: 'connecting',
  ready: false,
  companyName: '',
  phone: { state: 'connecting', reason: null, retryAt: null, since: 0 },
  calls: {},
  order: [],
  journal: { state: 'written', waiting: 0 },
  today: { day: '', calls: 0, missed: 0, meanAnswerMs: null },
  telephone: 'nobody',
  practice: false,
  preferences: { language: 'en', theme: 'system' },
  microphone: 'unknown',
  sound: 'locked',
  journalVersion: 0,
};

/** The whole desk, after connecting and after a gap. The journal may have changed meanwhile too. */
export function withSnapshot(slice: DeskSlice, desk: DeskState): Partial<DeskSlice> {
  const { calls, ...rest } = desk;
  return {
    ...rest,
    ready: true,
    calls: Object.fromEntries(calls.map((call) => [call.callId, call])),
    order: calls.map((call) => call.callId),
    journalVersion: slice.journalVersion + 1,
  };
}

/** The slices that changed; a call that is not in the new order has left the desk. */
export function withChange(slice: DeskSlice, change: PushOf<'desk.changed'>): Partial<DeskSlice> {
  return {
    ...withCalls(slice, change.calls, change.order),
    companyName: change.companyName ?? slice.companyName,
    phone: change.phone ?? slice.phone,
    journal: change.journal ?? slice.journal,
    today: change.today ?? slice.today,
    telephone: change.telephone ?? slice.telephone,
    practice: change.practice ?? slice.practice,
    preferences: change.preferences ?? slice.preferences,
  };
}

function withCalls(
  slice: DeskSlice,
  changed: readonly CallView[] | undefined,
  newOrder: readonly string[] | undefined,
): Pick<DeskSlice, 'calls' | 'order'> {
  if (changed === undefined && newOrder === undefined) return { calls: slice.calls, order: slice.order };
  const calls: Record<string, CallView> = { ...slice.calls };
  for (const call of changed ?? []) calls[call.callId] = call;
  if (newOrder === undefined) {
    // A call told without its place is shown last rather than not at all.
    const unplaced = (changed ?? []).map((call) => call.callId).filter((callId) => !(callId in slice.calls));
    return { calls, order: unplaced.length === 0 ? slice.order : [...slice.order, ...unplaced] };
  }
  const present = new Set(newOrder);
  for (const callId of Object.keys(calls)) if (!present.has(callId)) delete calls[callId];
  // The order is told with every change; the same again must not draw every card again.
  return { calls, order: isSame(slice.order, newOrder) ? slice.order : newOrder };
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((callId, place) => callId === after[place]);
}
