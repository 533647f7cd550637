import type { JournalHealth } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Log, Timers } from '#core/support/ports.ts';

/** How long a full or vanished disk is left alone before the next try. */
const retryMs = 2_000;

interface Waiting {
  readonly fact: CallFact;
  /** false: not on the disk yet; it stays in memory and is written when it can be. */
  readonly tried: (written: boolean) => void;
}

export interface JournalKeeper {
  /**
   * Keeps the facts in the order given, all of one call behind each other, until they are on the disk.
   * Answers true when committed; false after the first try that failed (nothing is lost, it is tried again).
   */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  readonly health: () => JournalHealth;
  /** Writes what is left if the disk lets it. */
  readonly close: () => Promise<void>;
}

interface Ports {
  readonly store: Pick<JournalStore, 'append'>;
  readonly timers: Timers;
  readonly log: Log;
  readonly onHealth: (health: JournalHealth) => void;
  readonly onWritten: (facts: readonly CallFact[]) => void;
}

/**
 * Stands between the desk and the disk: calls go on when the journal cannot be written.
 * One batch is under way at a time, so that facts never overtake each other and a busy minute becomes few commits.
 */
export function createJournalKeeper(ports: Ports): JournalKeeper {
  let waiting: Waiting[] = [];
  let health: JournalHealth = { state: 'written', waiting: 0 };
  let underWay: Promise<void> | null = null;
  let cancelRetry: (() => void) | null = null;

  function tell(state: JournalHealth['state']): void {
    const next = { state, waiting: state === 'written' ? 0 : waiting.length };
    if (next.state === health.state && next.waiting === health.waiting) return;
    if (next.state !== health.state) ports.log.warn('journal-health', { state: next.state });
    health = next;
    ports.onHealth(health);
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      const written = await ports.store.append(batch.map((item) => item.fact));
      if (!written.ok) {
        for (const item of waiting) item.tried(false);
        tell(written.error);
        cancelRetry ??= ports.timers.after(retryMs, () => {
          cancelRetry = null;
          start();
        });
        return;
      }
      waiting = waiting.slice(batch.length);
      for (const item of batch) item.tried(true);
      tell('written');
      ports.onWritten(batch.map((item) => item.fact));
    }
  }

  function start(): void {
    if (underWay !== null || cancelRetry !== null) return;
    underWay = writeAll().finally(() => {
      underWay = null;
    });
  }

  return {
    keep: async (facts) => {
      const tries = facts.map(
        (fact) =>
          new Promise<boolean>((tried) => {
            waiting = [...waiting, { fact, tried }];
            // While the disk refuses, nobody is left waiting for it: the fact is safe in memory for now.
            if (cancelRetry !== null) tried(false);
          }),
      );
      if (cancelRetry !== null) tell(health.state);
      start();
      return (await Promise.all(tries)).every(Boolean);
    },
    health: () => health,
    close: async () => {
      cancelRetry?.();
      cancelRetry = null;
      start();
      await underWay;
      // The last try may have planned another one.
      (cancelRetry as (() => void) | null)?.();
    },
  };
}
