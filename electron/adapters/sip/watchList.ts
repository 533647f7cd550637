import type { UserAgent } from 'sip.js';
import type { Log, Timers } from '#core/support/ports.ts';
import type { EventPackage } from './eventPackage.ts';
import { createGate } from './gate.ts';
import type { Pace } from './pace.ts';
import { targetUri } from './target.ts';
import { type Watched, createWatched } from './watched.ts';

/** What is watched over one line. */
export interface OverLine {
  readonly linkLost: () => void;
  /** Registered over a new link: all of them are asked for anew. */
  readonly linkRestored: () => void;
  /** Ends all subscriptions; resolves when the notifier knows. */
  readonly close: () => Promise<void>;
}

/** One kind of state of many extensions. */
export interface WatchList extends OverLine {
  /** These, and no others any more. */
  readonly watch: (extensions: readonly string[]) => void;
}

export interface WatchListPorts {
  readonly userAgent: UserAgent | null;
  readonly domain: string;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  /** From 0 to 1. */
  readonly random: () => number;
}

interface WatchListPlan<State> extends WatchListPorts {
  readonly about: EventPackage<State>;
  /** Null: it is not known any more. */
  readonly onState: (extension: string, state: State | null) => void;
  /** It is not watched any more. */
  readonly onGone: (extension: string) => void;
  /** One who is told that the notifier knows no such events speaks for all: nobody is asked until the next link. */
  readonly allOrNone: boolean;
}

export function createWatchList<State>(ports: WatchListPlan<State>): WatchList {
  const { userAgent } = ports;
  const gate = createGate(ports.pace.watchedAtOnce);
  const watched = new Map<string, Watched>();
  let up = false;
  /** Somebody's was granted over this link. */
  let spoken = false;

  function begin(extension: string, agent: UserAgent): void {
    const target = targetUri(extension, ports.domain);
    if (target === null) return;
    const one = createWatched({
      ...ports,
      userAgent: agent,
      target,
      gate,
      onState: (state) => ports.onState(extension, state),
      ...(ports.allOrNone ? { onSpoken: isSpoken, onUnspoken: giveUp } : {}),
    });
    watched.set(extension, one);
    if (up) one.start();
  }

  function isSpoken(): void {
    spoken = true;
  }

  /** Behind a proxy each telephone answers for itself: one that does not know them says nothing of the others. */
  function giveUp(): boolean {
    if (!up || spoken) return false;
    ports.log.info('sip-events-not-spoken', { event: ports.about.event });
    linkLost();
    return true;
  }

  function linkLost(): void {
    up = false;
    gate.clear();
    for (const one of watched.values()) one.linkLost();
  }

  return {
    watch: (extensions) => {
      const wanted = new Set(extensions);
      for (const [extension, one] of watched) {
        if (wanted.has(extension)) continue;
        watched.delete(extension);
        ports.onGone(extension);
        one.stop(() => undefined);
      }
      for (const extension of wanted) {
        if (!watched.has(extension) && userAgent !== null) begin(extension, userAgent);
      }
    },
    linkLost,
    linkRestored: () => {
      up = true;
      spoken = false;
      for (const one of watched.values()) one.start();
    },
    close: async () => {
      gate.clear();
      await Promise.all(
        [...watched].map(
          ([extension, one]) =>
            new Promise<void>((told) => {
              ports.onState(extension, null);
              one.stop(told);
            }),
        ),
      );
      watched.clear();
    },
  };
}
