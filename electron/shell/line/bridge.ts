import type { Carrier } from '#core/contract/frame.ts';

/** What the bridge needs of a DOM MessagePort; Electron tells the loss of the other end by `close`. */
export interface PagePort {
  readonly addEventListener: (
    event: 'message' | 'close',
    listener: (message: { readonly data: unknown }) => void,
  ) => void;
  readonly postMessage: (message: unknown) => void;
  /** Messages wait in the port until this. */
  readonly start: () => void;
  readonly close: () => void;
}

/**
 * The page's way to its backend, one listener each; its loss means that the backend ended.
 * Ports come one after the other: the first with the page, another with each new backend. What the page sends while
 * there is none waits for the next; what comes while nobody listens waits for the listener.
 */
export function createBridge(): { readonly bridge: Carrier; readonly takePort: (port: PagePort) => void } {
  let port: PagePort | null = null;
  let onFrame: ((frame: unknown) => void) | null = null;
  let onClose: (() => void) | null = null;
  const unsent: unknown[] = [];
  const unheard: unknown[] = [];

  function lose(): void {
    if (port === null) return;
    const lost = port;
    port = null;
    lost.close();
    unheard.length = 0;
    // The page begins anew on the next line: what its former listener waits for never comes.
    onFrame = null;
    const tell = onClose;
    onClose = null;
    tell?.();
  }

  function takePort(next: PagePort): void {
    lose();
    port = next;
    next.addEventListener('close', () => {
      if (port === next) lose();
    });
    next.addEventListener('message', ({ data }) => {
      if (port !== next) return;
      if (onFrame === null) unheard.push(data);
      else onFrame(data);
    });
    next.start();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
    for (const frame of unsent.splice(0)) next.postMessage(frame);
  }

  return {
    takePort,
    bridge: {
      send(frame) {
        if (port === null) unsent.push(frame);
        else port.postMessage(frame);
      },
      onFrame(listener) {
        onFrame = listener;
        for (const frame of unheard.splice(0)) listener(frame);
      },
      onClose(listener) {
        onClose = listener;
      },
    },
  };
}
