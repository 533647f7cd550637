import { memo, useState } from 'react';
import type { Guidance as CallGuidance } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './Guidance.module.css';

interface GuidanceProps {
  readonly guidance: CallGuidance;
  /** Questions asked already: the receptionist's own, not the journal's. Outlives the card while the call is held. */
  readonly asked: Set<string>;
}

/** What to say and what to ask, in the language it is to be said in. */
export const Guidance = memo(function Guidance({ guidance, asked }: GuidanceProps) {
  const { t } = useWording();
  const { greeting, questions, language } = guidance;
  return (
    <div className={styles.guidance}>
      {greeting !== '' && (
        <>
          <h3 className={styles.heading}>{t('call.say')}</h3>
          <p className={styles.say} dir="auto" lang={language}>
            {greeting}
          </p>
        </>
      )}
      {questions.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('call.ask')}</h3>
          <ul>
            {questions.map((question, place) => (
              // By place: the spare card's questions become the caller's.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place}>
                <Question question={question} asked={asked} language={language} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
});

interface QuestionProps {
  readonly question: string;
  readonly asked: Set<string>;
  readonly language: string;
}

/** A checkbox drawn by its style: the browser's own takes longer to make, and this one is drawn while a call rings. */
function Question({ question, asked, language }: QuestionProps) {
  const [, draw] = useState(0);
  const isAsked = asked.has(question);
  return (
    <button
      type="button"
      className={styles.question}
      role="checkbox"
      aria-checked={isAsked}
      onClick={() => {
        if (isAsked) asked.delete(question);
        else asked.add(question);
        draw((times) => times + 1);
      }}
    >
      <span dir="auto" lang={language}>
        {question}
      </span>
    </button>
  );
}
