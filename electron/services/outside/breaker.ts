import type { CrmFault, CrmHealth } from '#core/crm/view.ts';
import type { Clock } from '#core/support/ports.ts';

export interface Breaker {
  readonly isPaused: () => boolean;
  /** Whether a question may go now. After a pause one is let through, and none after it until that one is answered. */
  readonly mayAsk: () => boolean;
  readonly answered: () => void;
  readonly failed: (fault: CrmFault) => void;
  readonly health: () => CrmHealth;
}

/** So many failures in a row, and it is asked less often. */
const mostFailures = 3;
const firstPauseMs = 30_000;
const longestPauseMs = 10 * 60_000;

/** Keeps a server that fails from being asked at every call: pauses that double, and one question after each. */
export function createBreaker(clock: Clock, onHealth: (health: CrmHealth) => void): Breaker {
  let failures = 0;
  let pauseMs = firstPauseMs;
  let health: CrmHealth = { lastAnswerAt: null, failing: null };

  function tell(changed: CrmHealth): void {
    health = changed;
    onHealth(health);
  }

  function isPaused(): boolean {
    return clock.now() < (health.failing?.pausedUntil ?? 0);
  }

  return {
    isPaused,
    mayAsk: () => {
      if (isPaused()) return false;
      const { failing } = health;
      if (failing !== null && failing.pausedUntil !== null)
        health = { ...health, failing: { ...failing, pausedUntil: clock.now() + firstPauseMs } };
      return true;
    },
    answered: () => {
      const wasFailing = health.failing !== null;
      const first = health.lastAnswerAt === null;
      failures = 0;
      pauseMs = firstPauseMs;
      health = { lastAnswerAt: clock.now(), failing: null };
      if (wasFailing || first) onHealth(health);
    },
    failed: (fault) => {
      failures += 1;
      const since = health.failing?.since ?? clock.now();
      const pausedUntil = failures < mostFailures ? null : clock.now() + pauseMs;
      if (pausedUntil !== null) pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      tell({ ...health, failing: { since, fault, pausedUntil } });
    },
    health: () => health,
  };
}
