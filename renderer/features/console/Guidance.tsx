import { memo } from 'react';
import type { CallView } from '#core/call/view.ts';
import { adviceFor } from '#core/routing/advice.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { useWish } from '../../ui/wish.ts';
import styles from './Guidance.module.css';
import { WhenAway } from './WhenAway.tsx';

interface GuidanceProps {
  /** '' on the spare card, which nobody reaches. */
  readonly callId: string;
  readonly guidance: CallView['card']['guidance'];
  readonly topic: string;
  /** Questions ticked: nobody is obliged to. */
  readonly asked: CallView['asked'];
  /** The key that ticks is its own. */
  readonly hasKeys: boolean;
}

/** What to say and what to ask, in the language it is to be said in, and what to do when nobody can take the call. */
export const Guidance = memo(function Guidance({ callId, guidance, topic, asked, hasKeys }: GuidanceProps) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('question');
  const { say, questions, whenAway } = adviceFor(guidance, topic);
  return (
    <div className={styles.guidance} data-asks={callId}>
      {say.text !== '' && (
        <>
          <h3 className={styles.heading}>{t('call.say')}</h3>
          <p className={styles.say} dir="auto" lang={say.language}>
            {say.text}
          </p>
        </>
      )}
      {questions.length > 0 && (
        <>
          <h3 className={styles.heading}>
            {t('call.ask')} {hasKeys && <KeyCap>{key.cap}</KeyCap>}
          </h3>
          <ul>
            {questions.map((question, place) => (
              // By place: the spare card's questions become the caller's.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place}>
                {/* A checkbox drawn by its style: the browser's own takes longer to make, and this one is drawn while a call rings. */}
                <button
                  type="button"
                  className={styles.question}
                  tabIndex={callId === '' ? -1 : undefined}
                  role="checkbox"
                  aria-checked={asked.includes(question)}
                  onClick={() => wish('call.ask-question', { callId, question, asked: !asked.includes(question) })}
                >
                  <span dir="auto">{question}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {whenAway !== null && <WhenAway callId={callId} advice={whenAway} />}
    </div>
  );
});
