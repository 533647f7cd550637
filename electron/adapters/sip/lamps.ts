import type { UserAgent } from 'sip.js';
import { type Lamp, unknownLamp } from '#core/call/lamp.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { createGate } from './gate.ts';
import type { Pace } from './pace.ts';
import { targetUri } from './target.ts';
import { type Watched, createWatched } from './watched.ts';

/** The phones of the house, watched by their dialog events over one line. */
export interface Lamps {
  /** These, and no others any more. */
  readonly watch: (extensions: readonly string[]) => void;
  readonly linkLost: () => void;
  /** Registered over a new link: all of them are asked for anew. */
  readonly linkRestored: () => void;
  /** Ends all subscriptions; resolves when the notifier knows. */
  readonly close: () => Promise<void>;
}

export interface LampsPorts {
  readonly userAgent: UserAgent | null;
  readonly domain: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly onLamp: (extension: string, lamp: Lamp) => void;
}

export function createLamps(ports: LampsPorts): Lamps {
  const { userAgent, clock } = ports;
  const gate = createGate(ports.pace.watchedAtOnce);
  const watched = new Map<string, Watched>();
  const lamps = new Map<string, Lamp>();
  let up = false;

  /** Only what is new is told; what is not known any more was known until now. */
  function show(extension: string, state: Lamp['state']): void {
    const before = lamps.get(extension) ?? unknownLamp;
    if (before.state === state) return;
    const lamp: Lamp = { state, since: clock.now() };
    lamps.set(extension, lamp);
    ports.onLamp(extension, lamp);
  }

  function begin(extension: string, agent: UserAgent): void {
    const target = targetUri(extension, ports.domain);
    if (target === null) return;
    const phone = createWatched({
      ...ports,
      userAgent: agent,
      target,
      gate,
      onState: (state) => show(extension, state),
    });
    watched.set(extension, phone);
    if (up) phone.start();
  }

  return {
    watch: (extensions) => {
      const wanted = new Set(extensions);
      for (const [extension, phone] of watched) {
        if (wanted.has(extension)) continue;
        watched.delete(extension);
        lamps.delete(extension);
        phone.stop(() => undefined);
      }
      for (const extension of wanted) {
        if (!watched.has(extension) && userAgent !== null) begin(extension, userAgent);
      }
    },
    linkLost: () => {
      up = false;
      gate.clear();
      for (const phone of watched.values()) phone.linkLost();
    },
    linkRestored: () => {
      up = true;
      for (const phone of watched.values()) phone.start();
    },
    close: async () => {
      gate.clear();
      await Promise.all(
        [...watched].map(
          ([extension, phone]) =>
            new Promise<void>((told) => {
              show(extension, 'unknown');
              phone.stop(told);
            }),
        ),
      );
      watched.clear();
    },
  };
}
