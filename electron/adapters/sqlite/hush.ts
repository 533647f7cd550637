import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/**
 * Somebody rings: whatever works at length in the desk's other threads stands still for a moment, so that both processors are
 * there for the card. Told through memory that all threads see; nobody is waited for.
 */

/** Until when it is to be quiet; and what never changes, to sleep on. */
const places = { until: 0, never: 1 } as const;

/** A call is looked up, its card made and painted meanwhile. */
const quietMs = 60;

/** Between two rests, however many call: a long work comes to its end. */
const leastWorkMs = 30;

/** Milliseconds that fit into four bytes. */
const shortTimes = 0x40_00_00_00;

const name = 'portico.hush';
const shared = sharedMemory();
let workedSince = shortTime();

/** The main thread's, before it begins any other. */
function sharedMemory(): Int32Array {
  const there: unknown = getEnvironmentData(name);
  if (there instanceof SharedArrayBuffer) return new Int32Array(there);
  const made = new SharedArrayBuffer(8);
  setEnvironmentData(name, made);
  return new Int32Array(made);
}

export function hush(): void {
  Atomics.store(shared, places.until, (shortTime() + quietMs) % shortTimes);
}

/**
 * Between two small portions of a long work, in a thread of its own: returns late while somebody rings. It never rests for
 * more than two thirds of the time.
 */
export function standStill(): void {
  const now = shortTime();
  const wait = Math.min(quietMs, Atomics.load(shared, places.until) - now);
  if (wait <= 0 || now - workedSince < leastWorkMs) return;
  Atomics.wait(shared, places.never, 0, wait);
  workedSince = shortTime();
}

/** All threads have one clock. */
function shortTime(): number {
  return Date.now() % shortTimes;
}
