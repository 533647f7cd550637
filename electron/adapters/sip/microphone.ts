import type { Media } from '#core/call/telephone.ts';
import type { MediaId } from '#core/support/ids.ts';
import type { Log } from '#core/support/ports.ts';

/** Towards one caller: open when the call is answered, not held, and the desk has not silenced it. */
export interface Microphone {
  readonly answered: () => void;
  readonly wish: (on: boolean) => void;
  readonly hold: (held: boolean) => void;
  /** Tells the page the state that follows from the wishes; resolves when the page has done it, or has failed to. */
  readonly apply: () => Promise<void>;
}

/** It follows what the desk wishes, never what the PBX makes of a re-INVITE: a refused hold must not open it again. */
export function createMicrophone(media: Media, mediaId: MediaId, log: Log): Microphone {
  let isAnswered = false;
  let wished = true;
  let held = false;

  async function apply(): Promise<void> {
    if (!isAnswered) return;
    const told = await media.microphone(mediaId, wished && !held);
    if (!told.ok) log.warn('microphone-not-told', { failure: told.error });
  }

  return {
    answered: () => {
      isAnswered = true;
      void apply();
    },
    wish: (on) => {
      wished = on;
      void apply();
    },
    hold: (to) => {
      held = to;
    },
    apply,
  };
}
