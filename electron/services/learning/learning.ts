import type { Office } from '#core/caller/directoryStore.ts';
import { weightsOf } from '#core/caller/evidenceRules.ts';
import { type Learned, learnedFrom, lookedBackDays, nothingLearned } from '#core/caller/learned.ts';
import { dayAt } from '#core/journal/day.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';

/** Calls that end at once are learnt from together, soon after. */
const restMs = 1_000;
const dayMs = 86_400_000;

export interface LearningPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly store: Pick<JournalStore, 'lessons'>;
  readonly keeping: { readonly book: { readonly note: () => { readonly aside: readonly unknown[] } } };
  /** How far the office believes what, as it is now. */
  readonly weights: () => Office['weights'];
  readonly onLearned: (learned: Learned) => void;
}

export interface Learning {
  readonly onWritten: (facts: readonly CallFact[]) => void;
  /** Reads anew what the journal has; answers when it is in use. */
  readonly look: () => Promise<void>;
  /** The journal is another one. */
  readonly again: () => void;
  /** As it is in use. */
  readonly learned: () => Learned;
  readonly close: () => void;
}

/** Keeps what calls taught in memory, so that no ring waits for it. A day's forgetting comes with the next call. */
export function createLearning(ports: LearningPorts): Learning {
  const { clock, timers, log, store } = ports;
  let stopWaiting: (() => void) | null = null;
  let closed = false;
  let learned = nothingLearned;

  async function look(): Promise<void> {
    // A journal lies aside with lessons that the one in use does not have; the desk has not forgotten them.
    if (ports.keeping.book.note().aside.length > 0) return;
    const now = clock.now();
    const zone = clock.zone();
    try {
      const counts = await store.lessons(dayAt(now - lookedBackDays * dayMs, zone));
      if (closed) return;
      learned = learnedFrom(counts, dayAt(now, zone), weightsOf(ports.weights()));
      ports.onLearned(learned);
    } catch (problem) {
      // What was learnt before goes on counting, and the next call looks again.
      log.warn('learning', { problem: problem instanceof Error ? problem.name : 'unknown' });
    }
  }

  void look();
  return {
    look,
    again: () => void look(),
    learned: () => learned,
    onWritten: (facts) => {
      if (closed || !facts.some(({ body }) => teaches(body.kind))) return;
      stopWaiting ??= timers.after(restMs, () => {
        stopWaiting = null;
        void look();
      });
    },
    close: () => {
      closed = true;
      stopWaiting?.();
    },
  };
}

function teaches(kind: CallFact['body']['kind']): boolean {
  return kind === 'ended' || kind === 'class-corrected';
}
