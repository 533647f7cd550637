import type { Media, Sound } from '#core/call/telephone.ts';
import type { MediaId } from '#core/support/ids.ts';
import type { Log } from '#core/support/ports.ts';

/**
 * Towards one other side: music while it is held, else the microphone, unless the desk has silenced it; heard unless it
 * is held or the desk listens elsewhere. Wishes of a call that is not answered yet are kept until it is.
 */
export interface CallSound {
  /** A dialled call: the PBX sends sound of its own before the answer. */
  readonly early: () => void;
  readonly answered: () => void;
  readonly microphone: (on: boolean) => void;
  readonly hear: (on: boolean) => void;
  readonly hold: (held: boolean) => void;
  /** What the desk wishes now, for a call that takes the place of this one. */
  readonly wishes: () => SoundWishes;
  /** Tells the page what follows from the wishes; resolves when the page has done it, or has failed to. */
  readonly apply: () => Promise<void>;
}

export interface SoundWishes {
  readonly microphone: boolean;
  readonly hear: boolean;
  readonly held: boolean;
}

/** It follows what the desk wishes, never what the PBX makes of a re-INVITE: a refused hold must not open it again. */
export function createSound(media: Media, mediaId: MediaId, mixedWith: () => MediaId | null, log: Log): CallSound {
  let stage: 'before' | 'early' | 'answered' = 'before';
  let microphone = true;
  let hear = true;
  let held = false;

  function wished(): Sound {
    if (held) return { send: 'music', hear: false, with: null };
    return { send: microphone && stage === 'answered' ? 'microphone' : 'silence', hear, with: mixedWith() };
  }

  async function apply(): Promise<void> {
    if (stage === 'before') return;
    const told = await media.sound(mediaId, wished());
    if (!told.ok) log.warn('sound-not-told', { failure: told.error });
  }

  return {
    early: () => {
      if (stage === 'before') stage = 'early';
      void apply();
    },
    answered: () => {
      stage = 'answered';
      void apply();
    },
    microphone: (on) => {
      microphone = on;
      void apply();
    },
    hear: (on) => {
      hear = on;
      void apply();
    },
    hold: (to) => {
      held = to;
    },
    wishes: () => ({ microphone, hear, held }),
    apply,
  };
}
