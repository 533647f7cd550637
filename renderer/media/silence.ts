import { trackOf } from './trackOf.ts';

/** What a caller is sent while the desk has no microphone: packets of silence, so that no exchange thinks the line dead. */
export interface Silence {
  readonly track: () => MediaStreamTrack;
  readonly close: () => void;
}

interface Stage {
  readonly context: AudioContext;
  readonly track: MediaStreamTrack;
}

/** Nothing is asked of the browser before it is needed. */
export function createSilence(): Silence {
  let stage: Stage | null = null;
  return {
    track() {
      stage ??= opened();
      void stage.context.resume();
      return stage.track;
    },
    close() {
      void stage?.context.close();
      stage = null;
    },
  };
}

function opened(): Stage {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const source = new ConstantSourceNode(context, { offset: 0 });
  source.connect(out);
  source.start();
  return { context, track: trackOf(out) };
}
