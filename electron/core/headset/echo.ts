import type { Trace } from './interpretState.ts';

/** An echo comes within so long; later the device has none, which is no trouble. */
const echoWaitMs = 2_000;
/** The echo of a lamp that was already changed again; also how long a relative hook's pulse may be one. */
export const lateEchoMs = 500;

/** The lamp is handed to the device. */
export function handed(trace: Trace, lit: boolean, at: number): Trace {
  return trace.now.lit === lit ? trace : { now: { lit, at, echoed: false }, before: trace.now };
}

/**
 * Whether a control that now tells `on` repeats what was handed to the device; each is repeated once. Without what was
 * handed before, a slow wireless device's echo of a short call would answer the next one.
 */
export function echoOf(trace: Trace, on: boolean, at: number): Trace | null {
  const { now, before } = trace;
  if (now.lit === on)
    return now.echoed || at - now.at > echoWaitMs ? null : { now: { ...now, echoed: true }, before: null };
  if (before === null || before.lit !== on || before.echoed || at - before.at > lateEchoMs) return null;
  return { now, before: { ...before, echoed: true } };
}
