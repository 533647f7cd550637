import { v7 } from 'uuid';
import type { Clock, Ids, Timers } from '#core/support/ports.ts';

export const clock: Clock = {
  now: () => Date.now(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
};

export const timers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export const ids: Ids = { next: () => v7() };
