import type { LostSpan } from '#core/journal/keeping.ts';

export interface EventPlace {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What became of an event that a journal's file has, or of its remains. */
export interface Seen extends EventPlace {
  /** It is as it was written. */
  readonly isTrue: boolean;
  /** It is in the new journal already. */
  readonly isKnown: boolean;
  /** The new journal has it in the same place behind the same events: up to there both are one. */
  readonly isShared: boolean;
}

/** Follows which of a journal's events came, to tell from when to when some did not and are nowhere else. */
export interface Gaps {
  readonly saw: (event: Seen) => void;
  /** `until`: the number up to which there had been events. */
  readonly lost: (until: number) => readonly LostSpan[];
}

/**
 * `end`: the last event that is in the new journal anyhow; null: none. `beginsAlike`: it is taken for one of the same journal
 * until something says otherwise. A journal that was begun anew counts from 1 again.
 */
export function createGaps(end: EventPlace | null, beginsAlike: boolean): Gaps {
  const spans: LostSpan[] = [];
  /** The last number of which anything was seen, and the last event that is there. */
  let reached = 0;
  let last: EventPlace | null = null;
  let isAlike = beginsAlike;
  let missing = 0;

  /** Of the numbers up to this one, those that nothing was seen of; what the new journal has of them is not missing. */
  function skipTo(seq: number): void {
    if (isAlike && end !== null && end.seq > reached && reached < seq) {
      reached = Math.min(end.seq, seq);
      if (missing === 0) last = end;
    }
    missing += Math.max(0, seq - reached);
    reached = Math.max(reached, seq);
  }

  function close(until: number | null): void {
    if (missing > 0) spans.push({ from: last?.at ?? null, until, facts: missing });
    missing = 0;
  }

  return {
    saw: (event) => {
      skipTo(event.seq - 1);
      reached = Math.max(reached, event.seq);
      if (event.isShared) missing = 0;
      else if (event.isTrue || event.isKnown) close(event.at);
      else {
        missing += 1;
        return;
      }
      isAlike = event.isShared;
      last = event;
    },
    lost: (until) => {
      skipTo(until);
      close(null);
      return spans;
    },
  };
}
