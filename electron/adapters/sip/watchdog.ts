import type { Timers } from '#core/support/ports.ts';

/** Notices a half-open link: one where nothing fails and nothing comes either. */
export interface Watchdog {
  readonly start: () => void;
  /** Asks at once and waits `testMs` alone: after a sleep or a change of network the link may be long dead. */
  readonly test: () => void;
  /** Anything came from the other side. */
  readonly heard: () => void;
  readonly stop: () => void;
}

export interface WatchdogPorts {
  readonly timers: Timers;
  readonly pingMs: number;
  readonly silentPings: number;
  readonly testMs: number;
  readonly ping: () => void;
  readonly onSilent: () => void;
}

/** Counts unanswered pings, not time: a machine that slept, or was busy, has not lost its link for that. */
export function createWatchdog(ports: WatchdogPorts): Watchdog {
  let unanswered = 0;
  let cancel: (() => void) | null = null;

  function look(): void {
    if (unanswered >= ports.silentPings) {
      ports.onSilent();
      return;
    }
    unanswered += 1;
    ports.ping();
    cancel = ports.timers.after(ports.pingMs, look);
  }

  return {
    start: () => {
      unanswered = 0;
      cancel = ports.timers.after(ports.pingMs, look);
    },
    test: () => {
      cancel?.();
      unanswered = ports.silentPings;
      ports.ping();
      cancel = ports.timers.after(ports.testMs, look);
    },
    heard: () => {
      unanswered = 0;
    },
    stop: () => cancel?.(),
  };
}
