import { trackOf } from './trackOf.ts';
import { playedTune } from './tune.ts';

/** What callers hear while they wait. */
export interface Music {
  /** The tune as a track to be sent; it plays as long as somebody listens. */
  readonly listen: (listener: object) => MediaStreamTrack;
  readonly leave: (listener: object) => void;
}

/** One tune for everybody; nothing is asked of the browser before the first caller waits. */
export function createMusic(): Music {
  let stage: { readonly context: AudioContext; readonly out: MediaStreamAudioDestinationNode } | null = null;
  const listeners = new Set<object>();

  function opened(): NonNullable<typeof stage> {
    if (stage !== null) return stage;
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    stage = { context, out };
    void playedTune().then((tune) => {
      const player = context.createBufferSource();
      player.buffer = tune;
      player.loop = true;
      player.connect(out);
      player.start();
    });
    return stage;
  }

  return {
    listen(listener) {
      const { context, out } = opened();
      listeners.add(listener);
      void context.resume();
      return trackOf(out);
    },
    leave(listener) {
      listeners.delete(listener);
      if (listeners.size === 0) void stage?.context.suspend();
    },
  };
}
