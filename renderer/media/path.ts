/** W3C WebRTC section 5.6.1. */
export type PathState = 'new' | 'checking' | 'connected' | 'completed' | 'disconnected' | 'failed' | 'closed';

/** What of an RTCPeerConnection tells whether its sound comes through. */
export interface PathPeer {
  readonly iceConnectionState: PathState;
  readonly addEventListener: (kind: 'iceconnectionstatechange', told: () => void) => void;
}

interface Timers {
  readonly after: (ms: number, act: () => void) => () => void;
}

/** Lost packets alone make a path disconnected for a moment (W3C WebRTC section 5.6.1); that mends itself. */
const patienceMs = 1_500;
/** Pauses before it is told again while nothing comes of it; then it is given up until the path is there again. */
const againMs = [3_000, 6_000, 12_000, 24_000, 48_000];

/**
 * Tells that a path which was there is lost, again and again with growing pauses.
 *
 *   connected --disconnected--> 1.5 s --> lost, told --3 s, 6 s ...--> told again
 *       |  ^                                  |
 *       |  +------------ connected -----------+
 *       +--failed--> lost, told
 */
export function followPath(peer: PathPeer, onLost: () => void, timers: Timers = pageTimers): void {
  let stood = false;
  let told = 0;
  let cancel: (() => void) | null = null;

  function rest(): void {
    cancel?.();
    cancel = null;
    told = 0;
  }

  function tell(): void {
    cancel = null;
    if (stands(peer) || peer.iceConnectionState === 'closed') return;
    const pause = againMs[told];
    told += 1;
    if (pause !== undefined) cancel = timers.after(pause, tell);
    onLost();
  }

  peer.addEventListener('iceconnectionstatechange', () => {
    if (stands(peer)) {
      stood = true;
      rest();
    } else if (peer.iceConnectionState === 'closed') rest();
    else if (stood && peer.iceConnectionState === 'failed' && told <= againMs.length) {
      cancel?.();
      tell();
    } else if (stood && peer.iceConnectionState === 'disconnected' && told === 0)
      cancel ??= timers.after(patienceMs, tell);
  });
}

function stands({ iceConnectionState }: PathPeer): boolean {
  return iceConnectionState === 'connected' || iceConnectionState === 'completed';
}

const pageTimers: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
