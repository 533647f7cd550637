import { v7 } from 'uuid';
import type { Clock, Ids, Timers } from '#core/support/ports.ts';

/** Asking the system costs a millisecond, a desk moves to another zone hardly ever: asked once a minute. */
const zoneAgeMs = 60_000;
let zone = { name: '', askedAt: -Infinity };

export const clock: Clock = {
  now: () => Date.now(),
  zone: () => {
    const now = performance.now();
    if (now - zone.askedAt > zoneAgeMs) zone = { name: Intl.DateTimeFormat().resolvedOptions().timeZone, askedAt: now };
    return zone.name;
  },
};

export const timers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export const ids: Ids = { next: () => v7() };
