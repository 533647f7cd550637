/** A hidden page paints nothing, and a busy one must not keep a caller waiting; milliseconds. */
const atLatestMs = 100;

/** Resolves after what is drawn now is on the screen. */
export function afterPaint(): Promise<void> {
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
