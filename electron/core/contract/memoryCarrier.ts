import type { Carrier } from './frame.ts';

export interface MemoryCarrierPair {
  readonly page: Carrier;
  readonly backend: Carrier;
  /** The line is cut: both sides are told once, frames on their way are lost. */
  readonly close: () => void;
}

/**
 * Two ends of a line inside one process. Frames arrive in order and later than the sending, in a microtask, and pass
 * through `copy` (the environment's `structuredClone`), so that neither side can lean on shared objects.
 */
export function memoryCarriers(copy: (frame: unknown) => unknown): MemoryCarrierPair {
  const line = { open: true };
  const page: End = { frame: nobody, closed: nobody };
  const backend: End = { frame: nobody, closed: nobody };

  /** Later than the sending, as on every real line. */
  async function deliver(other: End, frame: unknown): Promise<void> {
    await Promise.resolve();
    if (line.open) other.frame(frame);
  }

  function carrier(own: End, other: End): Carrier {
    return {
      send(frame) {
        if (line.open) void deliver(other, copy(frame));
      },
      onFrame(listener) {
        own.frame = listener;
      },
      onClose(listener) {
        own.closed = listener;
      },
    };
  }

  return {
    page: carrier(page, backend),
    backend: carrier(backend, page),
    close() {
      if (!line.open) return;
      line.open = false;
      page.closed();
      backend.closed();
    },
  };
}

interface End {
  frame: (frame: unknown) => void;
  closed: () => void;
}

function nobody(): void {
  // Until somebody listens, a frame is lost as on an unread line.
}
