/** Does something again and again, never twice at once: what is wished meanwhile is done once more, however often wished. */
export function oneAtATime(act: () => Promise<unknown>): () => void {
  let busy = false;
  let wished = false;
  return () => {
    wished = true;
    if (busy) return;
    busy = true;
    void (async () => {
      while (wished) {
        wished = false;
        // A bug in `act` is told by the browser; the next wish is heard all the same.
        await act().catch(reportError);
      }
      busy = false;
    })();
  };
}
