import type { Role } from '#core/contract/define.ts';
import { type Level, type SessionView, isAbove, restLevel, rolesAt } from '#core/roles/session.ts';
import type { Timers } from '#core/support/ports.ts';
import type { Tries } from './tries.ts';

/** Where a page sits: at the desk, in a manager's window for reading, or it is the program itself that looks on. */
export type Seat = 'desk' | 'shell' | { readonly reading: string };

export interface SessionPorts {
  readonly name: string;
  readonly seat: Seat;
  readonly tries: Tries;
  readonly now: () => number;
  readonly timers: Timers;
  readonly readingWindows: () => number;
  readonly publish: (view: SessionView) => void;
  /** It was raised and is the receptionist's again, or its window was ended. */
  readonly onLocked: () => void;
}

/** What one page may do, until it goes. */
export interface Session {
  readonly seat: Seat;
  /** Its name in the access log, the same until the page goes. */
  readonly name: string;
  readonly roles: () => readonly Role[];
  readonly level: () => Level;
  readonly view: () => SessionView;
  readonly raise: (to: Level) => void;
  readonly lock: () => void;
  readonly used: () => void;
  /** PINs or windows are others: it is no more than it need be. */
  readonly again: () => void;
  readonly left: () => void;
}

export function createSession(ports: SessionPorts): Session {
  const { seat, tries, timers } = ports;
  const isReading = typeof seat === 'object';
  let raised: Level | null = null;
  let locksAt: number | null = null;
  let stop: (() => void) | null = null;
  let isEnded = false;

  function rest(): Level {
    return tries.isUnreadable ? 'receptionist' : restLevel(tries.kept().pins);
  }

  function level(): Level {
    if (isReading) return 'manager';
    return raised !== null && isAbove(raised, rest()) ? raised : rest();
  }

  function view(): SessionView {
    const { pins, lockMinutes } = tries.kept();
    return {
      seat: isEnded ? 'ended' : isReading ? 'reading' : 'desk',
      level: level(),
      pins: { manager: pins.manager !== null, administrator: pins.administrator !== null },
      unreadable: tries.isUnreadable,
      locksAt,
      lockMinutes,
      readingWindows: ports.readingWindows(),
    };
  }

  function tell(): void {
    ports.publish(view());
  }

  function wait(): void {
    stop?.();
    stop = null;
    locksAt = null;
    if (seat === 'shell' || isEnded || (!isReading && raised === null)) return;
    const ms = tries.kept().lockMinutes * 60_000;
    locksAt = ports.now() + ms;
    stop = timers.after(ms, lock);
  }

  function lock(): void {
    if (isEnded || (!isReading && raised === null)) return;
    raised = null;
    isEnded = isReading;
    wait();
    ports.onLocked();
    tell();
  }

  if (isReading) wait();
  return {
    seat,
    name: ports.name,
    roles: () => {
      if (isEnded) return [];
      return seat === 'desk' ? rolesAt(level()) : ['manager'];
    },
    level,
    view,
    raise: (to) => {
      raised = to;
      wait();
      tell();
    },
    lock,
    used: () => {
      if (locksAt === null) return;
      wait();
      tell();
    },
    again: () => {
      if (raised !== null && !isAbove(raised, rest())) {
        raised = null;
        wait();
      }
      tell();
    },
    left: () => {
      stop?.();
      stop = null;
    },
  };
}
