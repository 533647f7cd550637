/** Closed connections that may lie about while calls go on; the browser's limit is 500. */
const mostLying = 300;
/** So few are not worth a collection when the desk falls quiet. */
const worthIt = 20;
/** Bytes whose coming and going makes the browser collect. They are never touched, so they take no memory. */
const weight = 64 * 1024 * 1024;

export interface Litter {
  /** A connection was closed. */
  readonly drop: () => void;
  /** No call is left: what a collection takes now, it does not take while somebody rings. */
  readonly sweep: () => void;
}

/**
 * Chromium refuses the 501st RTCPeerConnection that is not collected, and closed ones count but weigh too little to have
 * themselves collected: a quiet page would refuse sound after 500 calls that rang.
 */
export function createLitter(): Litter {
  let lying = 0;

  function collect(): void {
    lying = 0;
    requestIdleCallback(() => new ArrayBuffer(weight), { timeout: 1000 });
  }

  return {
    drop: () => {
      lying += 1;
      if (lying >= mostLying) collect();
    },
    sweep: () => {
      if (lying >= worthIt) collect();
    },
  };
}
