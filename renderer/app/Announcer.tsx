import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallView } from '#core/call/view.ts';
import { afterPaint } from '../media/afterPaint.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { deskState, useDesk } from '../state/desk.ts';
import { Hidden } from '../ui/Hidden.tsx';

/** Tells a new ring, and a call that came back, once to who listens to the page; the focus stays where it is. */
export function Announcer() {
  const { t, who, chip, returnedBy } = useWording();
  const ringing = useDesk(({ order, calls }) => order.filter((callId) => calls[callId]?.place === 'ringing').join(' '));
  // Each return is another one, also of the same call.
  const returned = useDesk(({ order, calls }) => order.flatMap((callId) => returnOf(calls[callId])).join(' '));
  const [words, setWords] = useState('');
  const ring = useCallback(
    ({ card, line }: CallView) => {
      const told = t('call.ringing.announce', { who: who(card), kind: chip(card.classification) });
      return line === null ? told : `${told}. ${t('telephony.line.mark', { name: line.name })}`;
    },
    [t, who, chip],
  );
  const back = useCallback(
    (call: CallView) => {
      const why = call.returned === null ? null : returnedBy(call.returned);
      return why === null ? '' : t('call.transfer.announce', { who: who(call.card), why });
    },
    [t, who, returnedBy],
  );
  useNews(ringing, ring, setWords);
  useNews(returned, back, setWords);
  return (
    // An open dialog or list hides the rest of the page from screen readers, but not this.
    <div aria-live="polite" aria-atomic="true" data-react-aria-top-layer="true">
      <Hidden>{words}</Hidden>
    </div>
  );
}

function returnOf(call: CallView | undefined): string[] {
  return call === undefined || call.returned === null ? [] : [`${call.callId}@${call.returned.at}`];
}

/** Says what is new among `happenings` (a call id each, with what else tells it from others behind an @), each once. */
function useNews(happenings: string, wordsFor: (call: CallView) => string, say: (words: string) => void): void {
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const now = happenings === '' ? [] : happenings.split(' ');
    const fresh = now.filter((one) => !told.current.has(one));
    if (fresh.length === 0) return;
    const { calls } = deskState();
    const callOf = (one: string) => calls[one.split('@')[0] ?? ''];
    // A call whose answering failed rings again, and was told already.
    told.current = new Set([...told.current, ...fresh].filter((one) => callOf(one) !== undefined));
    const news = fresh
      .flatMap((one) => callOf(one) ?? [])
      .map(wordsFor)
      .filter((words) => words !== '');
    // The caller is on the screen first.
    if (news.length > 0) void afterPaint().then(() => say(news.join('. ')));
  }, [happenings, wordsFor, say]);
}
