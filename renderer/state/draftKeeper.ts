import type { RefusalCode } from '#core/contract/define.ts';
import type { Result } from '#core/support/result.ts';

export type DraftField = 'essence' | 'topic';

export type DraftState =
  | 'saved'
  | 'saving'
  /** The backend has it, its disk does not yet take it. */
  | 'waiting'
  /** It has not reached the backend; sent again after the reconnection or with the next key. */
  | 'unsent';

interface Draft {
  readonly text: string;
  readonly state: DraftState;
}

export interface DraftKeeper {
  /** undefined when the backend's value is to be shown. The same object until it changes. */
  readonly draft: (callId: string, field: DraftField) => Draft | undefined;
  readonly type: (callId: string, field: DraftField, text: string) => void;
  readonly flush: (callId: string, field: DraftField) => void;
  /** The page may end now: sends also what would have to wait for a request in flight. */
  readonly flushAll: () => void;
  readonly reconnected: () => void;
  /** Nothing waits in the backend's memory any more. */
  readonly journalWritten: () => void;
  /** Lets go of drafts which the desk shows by itself now, or whose call has left it. */
  readonly settle: () => void;
  /** Something typed has not reached the backend. */
  readonly hasUnsaved: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface DraftPorts {
  readonly save: (callId: string, field: DraftField, text: string) => Promise<Result<unknown, RefusalCode>>;
  /** What the desk shows of a call; undefined once it has left the desk. */
  readonly known: (callId: string, field: DraftField) => string | undefined;
}

/** A pause in the typing, and the longest that a fast typist's text stays unsaved; milliseconds. */
const pauseMs = 300;
const longestMs = 2000;

interface Kept {
  readonly callId: string;
  readonly field: DraftField;
  shown: Draft;
  /** What the latest request carried; null before the first. */
  sent: string | null;
  inFlight: number;
  pause: ReturnType<typeof setTimeout> | null;
  longest: ReturnType<typeof setTimeout> | null;
}

/** Keeps what is typed for each call until the backend has it. One request at a time for each call and field. */
export function createDraftKeeper(ports: DraftPorts): DraftKeeper {
  const drafts = new Map<string, Kept>();
  const listeners = new Set<() => void>();

  function keptOf(callId: string, field: DraftField): Kept {
    const key = keyOf(callId, field);
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const shown: Draft = { text: '', state: 'saved' };
    const created: Kept = { callId, field, shown, sent: null, inFlight: 0, pause: null, longest: null };
    drafts.set(key, created);
    return created;
  }

  function show(kept: Kept, shown: Draft): void {
    if (kept.shown.text === shown.text && kept.shown.state === shown.state) return;
    kept.shown = shown;
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function forgetTimers(kept: Kept): void {
    if (kept.pause !== null) clearTimeout(kept.pause);
    if (kept.longest !== null) clearTimeout(kept.longest);
    kept.pause = null;
    kept.longest = null;
  }

  async function send(kept: Kept): Promise<void> {
    forgetTimers(kept);
    const { text } = kept.shown;
    kept.sent = text;
    kept.inFlight += 1;
    show(kept, { text, state: 'saving' });
    const state = stateAfter(await ports.save(kept.callId, kept.field, text));
    kept.inFlight -= 1;
    // A later request has the last word.
    if (kept.inFlight > 0) return;
    if (kept.shown.text === text) forgetTimers(kept);
    if (kept.shown.text === text || state === 'unsent') show(kept, { text: kept.shown.text, state });
    // Typed on meanwhile, and its pause was waited for already.
    else if (kept.pause === null) void send(kept);
    settle();
  }

  function settle(): void {
    let left = false;
    for (const [key, kept] of drafts) {
      const known = ports.known(kept.callId, kept.field);
      if (kept.shown.state === 'saved' && (known === undefined || known === kept.shown.text)) {
        drafts.delete(key);
        left = true;
      }
    }
    if (left) tell();
  }

  function flush(kept: Kept): void {
    if (kept.pause === null) return;
    // With a request under way its end sends the rest.
    if (kept.inFlight > 0) forgetTimers(kept);
    else void send(kept);
  }

  return {
    draft: (callId, field) => drafts.get(keyOf(callId, field))?.shown,
    type(callId, field, text) {
      const kept = keptOf(callId, field);
      const due = () => flush(kept);
      if (kept.pause !== null) clearTimeout(kept.pause);
      kept.pause = setTimeout(due, pauseMs);
      kept.longest ??= setTimeout(due, longestMs);
      show(kept, { text, state: 'saving' });
    },
    flush(callId, field) {
      const kept = drafts.get(keyOf(callId, field));
      if (kept !== undefined) flush(kept);
    },
    flushAll() {
      for (const kept of drafts.values()) if (kept.sent !== kept.shown.text) void send(kept);
    },
    reconnected() {
      for (const kept of drafts.values()) if (kept.shown.state === 'unsent' && kept.inFlight === 0) void send(kept);
    },
    journalWritten() {
      for (const kept of drafts.values())
        if (kept.shown.state === 'waiting') show(kept, { text: kept.shown.text, state: 'saved' });
      settle();
    },
    settle,
    hasUnsaved: () => [...drafts.values()].some(({ shown }) => shown.state === 'unsent' || shown.state === 'saving'),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stateAfter(result: Result<unknown, RefusalCode>): DraftState {
  if (result.ok) return 'saved';
  return result.error === 'not-written' ? 'waiting' : 'unsent';
}

function keyOf(callId: string, field: DraftField): string {
  return `${field} ${callId}`;
}
