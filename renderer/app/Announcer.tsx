import { useEffect, useRef, useState } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { deskState, useDesk } from '../state/desk.ts';
import { Hidden } from '../ui/Hidden.tsx';

/** Tells a new ring once to who listens to the page; the focus stays where it is. */
export function Announcer() {
  const { t, who, chip } = useWording();
  const ringing = useDesk(({ order, calls }) => order.filter((callId) => calls[callId]?.place === 'ringing').join(' '));
  const told = useRef<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  useEffect(() => {
    const now = ringing === '' ? [] : ringing.split(' ');
    const fresh = now.filter((callId) => !told.current.has(callId));
    if (fresh.length === 0) return;
    const { calls } = deskState();
    // A call whose answering failed rings again, and was told already.
    told.current = new Set([...told.current, ...fresh].filter((callId) => callId in calls));
    const news = fresh
      .flatMap((callId) => calls[callId]?.card ?? [])
      .map((card) => t('call.ringing.announce', { who: who(card), kind: chip(card.classification) }));
    // The caller is on the screen first.
    setTimeout(() => setWords(news.join('. ')));
  }, [ringing, t, who, chip]);
  return (
    // An open dialog or list hides the rest of the page from screen readers, but not this.
    <div aria-live="polite" aria-atomic="true" data-react-aria-top-layer="true">
      <Hidden>{words}</Hidden>
    </div>
  );
}
