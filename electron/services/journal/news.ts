import type { CallFact } from '#core/journal/fact.ts';
import type { Timers } from '#core/support/ports.ts';

/** How long written facts gather before the pages hear of them. */
const restMs = 100;

export interface JournalNews {
  readonly onWritten: (facts: readonly CallFact[]) => void;
  /** Every line may be another one. */
  readonly again: () => void;
  readonly close: () => void;
}

/** Tells which lines are new, a moment later: a journal that is looked at never delays a card that comes. */
export function createJournalNews(timers: Timers, tell: (callId: string) => void): JournalNews {
  const unread = new Set<string>();
  let stopWaiting: (() => void) | null = null;
  return {
    onWritten: (facts) => {
      for (const { callId } of facts) unread.add(callId);
      stopWaiting ??= timers.after(restMs, () => {
        stopWaiting = null;
        for (const callId of unread) tell(callId);
        unread.clear();
      });
    },
    // No line has this name: it is for whoever shows lists.
    again: () => tell(''),
    close: () => stopWaiting?.(),
  };
}
