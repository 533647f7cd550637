import { useEffect, useState } from 'react';
import { partyOf, soundWords } from '../i18n/soundWords.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { deskStore } from '../state/desk.ts';
import { Hidden } from '../ui/Hidden.tsx';

/** Tells who listens to the page, once each time, that one of the two is not heard any more. */
export function SoundAnnouncer() {
  const { t } = useWording();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      deskStore.subscribe((now, before) => {
        if (now.sounds === before.sounds) return;
        const dumb = Object.values(now.sounds).filter(({ word }) => word === 'no-sound');
        const fresh = dumb.filter(({ callId }) => before.sounds[callId]?.word !== 'no-sound');
        if (fresh.length > 0)
          setWords(fresh.map((one) => soundWords(t, one, partyOf(now.calls[one.callId]))).join(' '));
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
