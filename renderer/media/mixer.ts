import { trackOf } from './trackOf.ts';

/** What one side of a conference is sent: the desk's microphone and what the other side says. */
export interface Mixer {
  /** The two as one track; the same track as before while they are the same. */
  readonly mix: (voice: MediaStreamTrack | null, other: MediaStreamTrack) => MediaStreamTrack;
  readonly leave: () => void;
}

/** One context for all mixes of the page; nothing is asked of the browser before the first conference. */
export function createMixing(): () => Mixer {
  let context: AudioContext | null = null;
  const mixing = new Set<object>();

  function opened(): AudioContext {
    context ??= new AudioContext();
    void context.resume();
    return context;
  }

  return () => {
    const self = {};
    let mixed: {
      readonly voice: MediaStreamTrack | null;
      readonly other: MediaStreamTrack;
      readonly out: MediaStreamAudioDestinationNode;
      readonly sources: readonly MediaStreamAudioSourceNode[];
    } | null = null;

    function take(): void {
      for (const source of mixed?.sources ?? []) source.disconnect();
      mixed = null;
    }

    return {
      mix(voice, other) {
        if (mixed === null || mixed.voice !== voice || mixed.other !== other) {
          take();
          mixing.add(self);
          const stage = opened();
          const out = stage.createMediaStreamDestination();
          const sources = [voice, other].flatMap((track) =>
            track === null ? [] : [stage.createMediaStreamSource(new MediaStream([track]))],
          );
          for (const source of sources) source.connect(out);
          mixed = { voice, other, out, sources };
        }
        return trackOf(mixed.out);
      },
      leave() {
        take();
        mixing.delete(self);
        if (mixing.size === 0) void context?.suspend();
      },
    };
  };
}
