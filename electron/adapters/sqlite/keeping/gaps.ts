import type { LostSpan } from '#core/journal/keeping.ts';

interface Place {
  readonly seq: number;
  readonly at: number;
}

/** Follows which numbers of a journal's events came, to tell from when to when some did not. */
export interface Gaps {
  readonly saw: (event: Place) => void;
  /** `until`: the number up to which there had been events. */
  readonly lost: (until: number) => readonly LostSpan[];
}

/** `known`: the last event that is there anyhow; null: none. */
export function createGaps(known: Place | null): Gaps {
  const spans: LostSpan[] = [];
  let last = known;
  return {
    saw: (event) => {
      const missing = event.seq - (last?.seq ?? 0) - 1;
      if (missing < 0) return;
      if (missing > 0) spans.push({ from: last?.at ?? null, until: event.at, facts: missing });
      last = event;
    },
    lost: (until) => {
      const missing = until - (last?.seq ?? 0);
      return missing > 0 ? [...spans, { from: last?.at ?? null, until: null, facts: missing }] : spans;
    },
  };
}
