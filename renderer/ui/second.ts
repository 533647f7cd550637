const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = Date.now();

/** One tick a second for everything that counts on the page; stands still when nothing does. */
export function onSecond(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Epoch milliseconds of the last tick. */
export function lastSecond(): number {
  return timer === null ? Math.floor(Date.now() / 1000) * 1000 : now;
}
