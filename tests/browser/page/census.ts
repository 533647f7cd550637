/** What a page holds of the browser. */
interface Census {
  readonly peers: number;
  readonly players: number;
  readonly microphones: number;
  /** In the order of the happening: 'asked' for sound, 'peer', 'ring', 'beep', 'stop', and 'frame' once wanted. */
  readonly events: readonly string[];
}

declare global {
  interface Window {
    census: () => Census;
    /** The tracks that getUserMedia gave, oldest first. */
    recorded: MediaStreamTrack[];
    /** The calls' clones of them that still live. */
    clones: () => MediaStreamTrack[];
    /** From the next frame on 'frame' is among the events. */
    noteFrames: () => void;
  }
}

/** Init script: counts what the page opens and closes. Runs in the page before the product, so it must be whole in itself. */
export function takeCensus(): void {
  // Weakly: a closed connection counts against the browser's limit of 500 until it is collected.
  const peers: WeakRef<RTCPeerConnection>[] = [];
  const tracks: WeakRef<MediaStreamTrack>[] = [];
  const events: string[] = [];

  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(new WeakRef(this));
      events.push('peer');
    }
  };

  window.WebSocket = class extends window.WebSocket {
    constructor(address: string | URL) {
      super(address);
      this.addEventListener('message', ({ data }: MessageEvent<string>) => {
        if (data.includes('"media.asked"')) events.push('asked');
      });
    }
  };

  window.recorded = [];
  const live = () => tracks.flatMap((track) => track.deref() ?? []).filter(({ readyState }) => readyState === 'live');
  window.clones = () => live().filter((track) => !window.recorded.includes(track));
  window.noteFrames = () => {
    const frame = () => {
      events.push('frame');
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function cloneCounted(this: MediaStreamTrack) {
    const copy = clone.call(this);
    tracks.push(new WeakRef(copy));
    return copy;
  };
  const getUserMedia = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function getCounted(this: MediaDevices, wish) {
    const stream = await getUserMedia.call(this, wish);
    tracks.push(...stream.getTracks().map((track) => new WeakRef(track)));
    window.recorded.push(...stream.getTracks());
    return stream;
  };

  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function startCounted(this: AudioBufferSourceNode, ...when) {
    events.push(this.loop ? 'ring' : 'beep');
    start.apply(this, when);
  };
  const stop = AudioBufferSourceNode.prototype.stop;
  AudioBufferSourceNode.prototype.stop = function stopCounted(this: AudioBufferSourceNode, ...when) {
    events.push('stop');
    stop.apply(this, when);
  };

  window.census = () => ({
    peers: peers.filter((peer) => (peer.deref()?.connectionState ?? 'closed') !== 'closed').length,
    players: document.querySelectorAll('audio').length,
    microphones: live().length,
    events,
  });
}
