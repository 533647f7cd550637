import { dayAt, msToNextDay } from '#core/journal/day.ts';
import type { DaySummary } from '#core/journal/entry.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Clock, Timers } from '#core/support/ports.ts';

/** Figures may lag a little behind a busy minute; the calls never wait for them. */
const restMs = 200;

export interface Today {
  readonly summary: () => DaySummary;
  readonly onWritten: (facts: readonly CallFact[]) => void;
  /** The journal is another one. */
  readonly again: () => void;
  readonly close: () => void;
}

/** Keeps the day's figures above the console true, counting anew after a call came, was answered or ended, and at midnight. */
export function createToday(ports: {
  readonly store: Pick<JournalStore, 'day'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onChanged: (summary: DaySummary) => void;
}): Today {
  let summary: DaySummary = {
    day: dayAt(ports.clock.now(), ports.clock.zone()),
    calls: 0,
    missed: 0,
    meanAnswerMs: null,
  };
  let stopWaiting: (() => void) | null = null;
  let stopMidnight: (() => void) | null = null;

  function countSoon(): void {
    stopWaiting ??= ports.timers.after(restMs, () => {
      stopWaiting = null;
      void count();
    });
  }

  async function count(): Promise<void> {
    const counted = await ports.store.day(dayAt(ports.clock.now(), ports.clock.zone())).catch(() => null);
    // A journal that cannot be read just now: the figures stay as they were, and are counted anew at the next call.
    if (counted === null) return;
    const { day, calls, missed, meanAnswerMs } = counted;
    if (
      day === summary.day &&
      calls === summary.calls &&
      missed === summary.missed &&
      meanAnswerMs === summary.meanAnswerMs
    )
      return;
    summary = counted;
    ports.onChanged(summary);
  }

  function waitForMidnight(): void {
    stopMidnight = ports.timers.after(msToNextDay(ports.clock.now(), ports.clock.zone()) + restMs, () => {
      void count();
      waitForMidnight();
    });
  }

  void count();
  waitForMidnight();
  return {
    summary: () => summary,
    onWritten: (facts) => {
      if (facts.some(({ body }) => body.kind === 'invited' || body.kind === 'answered' || body.kind === 'ended'))
        countSoon();
    },
    again: countSoon,
    close: () => {
      stopWaiting?.();
      stopMidnight?.();
    },
  };
}
