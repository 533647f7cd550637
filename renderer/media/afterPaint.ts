/** A page that becomes hidden meanwhile paints no more; milliseconds. */
const atLatestMs = 100;

/**
 * Resolves after what is drawn now is on the screen. A hidden page has nothing to wait for, and the browser slows its
 * timers down to one a minute: there it resolves at once.
 */
export function afterPaint(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => {
    const latest = setTimeout(resolve, atLatestMs);
    requestAnimationFrame(() => {
      setTimeout(() => {
        clearTimeout(latest);
        resolve();
      });
    });
  });
}
