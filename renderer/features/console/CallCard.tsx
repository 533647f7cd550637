import { memo, useRef } from 'react';
import type { CallView } from '#core/call/view.ts';
import { adviceFor } from '#core/routing/advice.ts';
import type { Wording } from '../../i18n/wording.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useCall } from '../../state/desk.ts';
import { useIsFolded } from '../../state/wrapUp.ts';
import { Before } from './Before.tsx';
import { blankCall } from './blankCall.ts';
import { CallBar } from './CallBar.tsx';
import styles from './CallCard.module.css';
import { CallTrouble } from './CallTrouble.tsx';
import { CardHead } from './CardHead.tsx';
import { ConsultBar } from './ConsultBar.tsx';
import { Consultation } from './Consultation.tsx';
import { Deviations } from './Deviations.tsx';
import { EndedHead } from './EndedHead.tsx';
import { FoldedNote } from './FoldedNote.tsx';
import { Guidance } from './Guidance.tsx';
import { NextBar } from './NextBar.tsx';
import { NoteFields } from './NoteFields.tsx';
import { NotePrompt } from './NotePrompt.tsx';
import { SoundLine } from './SoundLine.tsx';
import type { Part } from './middle.ts';
import { useCaretInSight } from './useCaretInSight.ts';

interface CallCardProps {
  /** '' for the spare card, which waits unseen for the next call. */
  readonly callId: string;
  readonly part: Part;
  readonly isOnlyNote: boolean;
  /** The keys for topic and essence are its own. */
  readonly hasKeys: boolean;
}

/**
 * One call in the middle. It is the same element from the first ring to the finished note: whoever types its essence
 * when the call ends, or when another is answered, types on.
 */
export const CallCard = memo(function CallCard({ callId, part, isOnlyNote, hasKeys }: CallCardProps) {
  const wording = useWording();
  const isSpare = callId === '';
  const known = useCall(callId);
  const call = isSpare ? blankCall : known;
  const card = useRef<HTMLElement>(null);
  const isFolded = useIsFolded(callId) && part === 'note';
  useCaretInSight(card, part);
  if (call === undefined) return null;
  const isWhole = part === 'current' || part === 'next';
  return (
    <section
      ref={card}
      className={`${styles.card} ${isSpare ? styles.spare : ''} ${isWhole ? styles.whole : styles.small}`}
      aria-label={isSpare ? undefined : nameOf(call, part, isOnlyNote, wording)}
      aria-hidden={isSpare ? true : undefined}
      data-call={isSpare ? undefined : callId}
      data-part={isSpare ? undefined : part}
    >
      {isWhole ? <CardHead call={call} /> : <EndedHead call={call} />}
      {isWhole && <CallTrouble call={call} isCurrent={part === 'current'} />}
      {part === 'current' && call.transfer !== null && <Consultation call={call} transfer={call.transfer} />}
      {part === 'note' && !isFolded && <NotePrompt call={call} hasKeys={hasKeys} />}
      {isFolded && <FoldedNote call={call} />}
      {/* Where it scrolls the browser makes it a place to tab to. */}
      <div className={styles.body} tabIndex={isSpare ? -1 : undefined}>
        {isWhole && (
          <Guidance
            callId={callId}
            guidance={call.card.guidance}
            topic={call.topic}
            asked={call.asked}
            hasKeys={hasKeys && part === 'current'}
          />
        )}
        {part !== 'next' && !isFolded && (
          <NoteFields
            callId={callId}
            topics={call.card.guidance.topics}
            promiseMinutes={adviceFor(call.card.guidance, call.topic).promiseMinutes}
            promise={call.promise}
            isSmall={!isWhole}
            hasKeys={hasKeys}
          />
        )}
        {isWhole && <Before call={call} />}
      </div>
      {part === 'note' && !isFolded && <Deviations callId={callId} />}
      {part === 'current' && (
        <div className={styles.foot}>
          <SoundLine call={call} />
          {call.transfer === null ? <CallBar call={call} /> : <ConsultBar call={call} transfer={call.transfer} />}
        </div>
      )}
      {part === 'next' && <NextBar call={call} />}
    </section>
  );
});

function nameOf({ card }: CallView, part: Part, isOnlyNote: boolean, { t, who }: Wording): string {
  switch (part) {
    case 'next':
      return t('call.card.next');
    case 'current':
      return t('call.card.current');
    case 'aside':
      return t('call.card.aside');
    case 'note':
      return isOnlyNote ? t('call.card.note') : t('call.card.noteOf', { who: who(card) });
  }
}
