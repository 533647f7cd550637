/** Closed connections between two collections; far from the browser's limit also when one comes late. */
const every = 50;
/** Bytes whose coming and going makes the browser collect. They are never touched, so they take no memory. */
const weight = 64 * 1024 * 1024;

/**
 * Chromium refuses the 501st RTCPeerConnection that is not collected, and closed ones count but weigh too little to have
 * themselves collected: a quiet page would refuse sound after 500 calls that rang. Answers what to do at each closing.
 */
export function createLitter(): () => void {
  let closed = 0;
  return () => {
    closed += 1;
    if (closed % every === 0) requestIdleCallback(() => new ArrayBuffer(weight), { timeout: 1000 });
  };
}
