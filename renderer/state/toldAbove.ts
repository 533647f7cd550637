import type { SoundFault } from '#core/quality/view.ts';
import type { DeskSlice } from './slice.ts';

/** Whether a band across the top says already what is wrong with the microphone, and what to do: it is said once. */
export function isToldAbove(fault: SoundFault, voice: DeskSlice['voice']): boolean {
  switch (fault) {
    case 'microphone-muted':
      return voice.silenced;
    case 'microphone-gone':
      return voice.failure !== null;
    case 'microphone-silent':
    case 'link-broken':
    case 'no-packets':
    case 'only-silence':
    case 'not-sent':
    case 'not-arriving':
      return false;
  }
}
