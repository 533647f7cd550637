import { type FocusEvent, useState } from 'react';
import { useDesk } from '../../state/desk.ts';
import { touchNote } from '../../state/wrapUp.ts';
import { CallCard } from './CallCard.tsx';
import { IdleMiddle } from './IdleMiddle.tsx';
import styles from './Middle.module.css';
import { type MiddleCard, notedByKey } from './middle.ts';
import { useMiddle } from './places.ts';
import { useSlots } from './useSlots.ts';

const spareCard: MiddleCard = { callId: '', part: 'next' };

/** Who is now, what to say, what to note; below it the notes to finish, which never stand in the way of a call. */
export function Middle() {
  const [typingIn, setTypingIn] = useState<string | null>(null);
  const cards = useMiddle(typingIn);
  const { slotOf, spare } = useSlots(cards);
  const notes = cards.filter(({ part }) => part === 'note').length;
  const keyed = useDesk(notedByKey);
  const isIdle = cards.every(({ part }) => part === 'note' || part === 'aside');

  function onFocus({ target }: FocusEvent): void {
    setTypingIn(target.closest('[data-note]')?.getAttribute('data-note') ?? null);
  }
  function onBlur({ target, relatedTarget }: FocusEvent): void {
    // Another window in front takes the keyboard, not the place in the text.
    if (relatedTarget !== null || document.activeElement !== target) setTypingIn(null);
    const note = target.closest('[data-part=note]')?.getAttribute('data-call') ?? null;
    if (note !== null) touchNote(note);
  }

  return (
    <div className={styles.middle} data-middle tabIndex={-1} onFocus={onFocus} onBlur={onBlur}>
      {/* In one list with the spare card: elsewhere React would build it anew when it becomes the next call's. */}
      {[...cards, ...(spare === null ? [] : [spareCard])].map(({ callId, part }) => (
        <CallCard
          key={callId === '' ? spare : slotOf(callId)}
          callId={callId}
          part={part}
          isOnlyNote={notes === 1}
          hasKeys={callId === keyed}
        />
      ))}
      <IdleMiddle isIdle={isIdle} />
    </div>
  );
}
