/** A page that becomes hidden meanwhile paints no more; milliseconds. */
const atLatestMs = 100;

/** Who waits for the same frame goes on together: what they draw is drawn at once. */
let waiting: Promise<void> | null = null;

/**
 * Resolves after what is drawn now is on the screen, and after everything that the frame's own callbacks have put off. A
 * hidden page has nothing to wait for, and the browser slows its timers down to one a minute: there it resolves at once.
 */
export function afterPaint(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  waiting ??= new Promise((resolve) => {
    const latest = setTimeout(() => {
      waiting = null;
      resolve();
    }, atLatestMs);
    requestAnimationFrame(() => {
      // Whoever asks from here on means the next frame.
      waiting = null;
      clearTimeout(latest);
      setTimeout(() => setTimeout(resolve));
    });
  });
  return waiting;
}
