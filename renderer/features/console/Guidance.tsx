import { memo } from 'react';
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
            {questions.map((question) => (
              <li key={question}>
                <label className={styles.question}>
                  <input
                    type="checkbox"
                    defaultChecked={asked.has(question)}
                    onChange={({ target }) => void (target.checked ? asked.add(question) : asked.delete(question))}
                  />
                  <span dir="auto" lang={language}>
                    {question}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
});
