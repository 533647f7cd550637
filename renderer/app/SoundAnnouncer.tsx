import { useEffect, useState } from 'react';
import type { SoundView } from '#core/quality/view.ts';
import { partyOf, soundWords } from '../i18n/soundWords.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { deskStore } from '../state/desk.ts';
import type { DeskSlice } from '../state/slice.ts';
import { isToldAbove } from '../state/toldAbove.ts';
import { Hidden } from '../ui/Hidden.tsx';

/** Tells who listens to the page, once each time, that one of the two is not heard any more. */
export function SoundAnnouncer() {
  const { t } = useWording();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      deskStore.subscribe((now, before) => {
        if (now.sounds === before.sounds) return;
        // What a band says is read out by itself.
        const dumb = Object.values(now.sounds).filter(
          ({ word, faults }) => word === 'no-sound' && faults.some((fault) => !isToldAbove(fault, now.voice)),
        );
        const fresh = dumb.filter(({ callId }) => before.sounds[callId]?.word !== 'no-sound');
        if (fresh.length > 0)
          setWords(fresh.map((one) => soundWords(t, unsaid(one, now.voice), partyOf(now.calls[one.callId]))).join(' '));
        else if (dumb.length === 0) setWords('');
      }),
    [t],
  );
  return (
    <div aria-live="assertive" aria-atomic="true" data-react-aria-top-layer="true">
      <Hidden>{words}</Hidden>
    </div>
  );
}

function unsaid(sound: SoundView, voice: DeskSlice['voice']): SoundView {
  return { ...sound, faults: sound.faults.filter((fault) => !isToldAbove(fault, voice)) };
}
