import type { JournalHealth } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore, WriteFailure } from '#core/journal/store.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import type { Result } from '#core/support/result.ts';

/** How long a full or vanished disk is left alone before the next try. */
const retryMs = 2_000;
/**
 * More facts than these are not held in memory, some 4,000 calls or 100 MB: a desk that goes on for a week without a disk
 * must not end for it.
 */
const mostWaiting = 50_000;
/** How long the facts of a single call that cannot be written are left alone. */
const stuckMs = 30_000;

/** The card of a call that arrives is made and painted meanwhile; a commit would take the processor that the page needs. */
const restMs = 30;

/** What has waited long is written in portions: a caller who rings meanwhile is looked up between them. */
const mostAtOnce = 1_000;

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
  /** Somebody rings: nothing is begun to be written for a moment. */
  readonly rest: () => void;
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
  /** Facts of calls whose own facts are refused while others are written: they must not hold those back. */
  let stuck: Waiting[] = [];
  let dropped: JournalHealth['dropped'] = undefined;
  let health: JournalHealth = { state: 'written', waiting: 0 };
  let underWay: Promise<void> | null = null;
  let cancelRetry: (() => void) | null = null;
  let cancelStuck: (() => void) | null = null;
  let cancelRest: (() => void) | null = null;

  function tell(state: JournalHealth['state']): void {
    const count = stuck.length + (state === 'written' ? 0 : waiting.length);
    const next: JournalHealth = {
      state: state === 'written' && count > 0 ? 'not-writable' : state,
      waiting: count,
      ...(dropped === undefined ? {} : { dropped }),
    };
    if (next.state === health.state && next.waiting === health.waiting && next.dropped === health.dropped) return;
    if (next.state !== health.state) ports.log.warn('journal-health', { state: next.state });
    health = next;
    ports.onHealth(health);
  }

  const isResting = (): boolean => cancelRest !== null;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0 && !isResting()) {
      const batch = waiting.slice(0, mostAtOnce);
      const written = await append(batch);
      if (!written.ok && !(written.error === 'not-writable' && (await setAside(batch)))) {
        for (const item of waiting) item.tried(false);
        tell(written.error);
        cancelRetry ??= ports.timers.after(retryMs, () => {
          cancelRetry = null;
          start();
        });
        return;
      }
      if (written.ok) {
        waiting = waiting.slice(batch.length);
        dropped = undefined;
      }
      tell('written');
    }
  }

  async function append(batch: readonly Waiting[]): Promise<Result<null, WriteFailure>> {
    const written = await ports.store.append(batch.map((item) => item.fact));
    if (!written.ok) return written;
    for (const item of batch) item.tried(true);
    ports.onWritten(batch.map((item) => item.fact));
    return written;
  }

  /** Writes a refused batch call by call. False when none could be written: then it is the disk, not a call. */
  async function setAside(batch: readonly Waiting[]): Promise<boolean> {
    const byCall = Map.groupBy(batch, (item) => item.fact.callId);
    if (byCall.size === 1) return false;
    const refused: Waiting[] = [];
    for (const facts of byCall.values()) if (!(await append(facts)).ok) refused.push(...facts);
    if (refused.length === batch.length) return false;
    waiting = waiting.slice(batch.length);
    for (const item of refused) item.tried(false);
    stuck = [...stuck, ...refused];
    if (refused.length > 0) cancelStuck ??= ports.timers.after(stuckMs, retryStuck);
    return true;
  }

  function retryStuck(): void {
    cancelStuck = null;
    waiting = [...stuck, ...waiting];
    stuck = [];
    start();
  }

  function start(): void {
    if (underWay !== null || cancelRetry !== null || isResting()) return;
    underWay = writeAll().finally(() => {
      underWay = null;
    });
  }

  function put(item: Waiting): void {
    if (waiting.length + stuck.length >= mostWaiting) {
      dropped = { facts: (dropped?.facts ?? 0) + 1, since: dropped?.since ?? item.fact.at };
      return item.tried(false);
    }
    const behindStuck = stuck.some(({ fact }) => fact.callId === item.fact.callId);
    (behindStuck ? stuck : waiting).push(item);
    // While the disk refuses, nobody is left waiting for it: the fact is safe in memory for now.
    if (behindStuck || cancelRetry !== null) item.tried(false);
  }

  return {
    keep: async (facts) => {
      const tries = facts.map((fact) => new Promise<boolean>((tried) => put({ fact, tried })));
      if (health.state !== 'written') tell(health.state);
      start();
      return (await Promise.all(tries)).every(Boolean);
    },
    rest: () => {
      // One that is under way is not made longer: in a storm of calls each waits so long and no longer.
      cancelRest ??= ports.timers.after(restMs, () => {
        cancelRest = null;
        start();
      });
    },
    health: () => health,
    close: async () => {
      cancelRest?.();
      cancelRest = null;
      cancelRetry?.();
      cancelRetry = null;
      cancelStuck?.();
      retryStuck();
      await underWay;
      // The last try may have planned another one.
      for (const cancel of [cancelRetry, cancelStuck] as ((() => void) | null)[]) cancel?.();
    },
  };
}
