import type { JournalCall } from '#core/journal/entry.ts';
import { adviceFor } from '#core/routing/advice.ts';
import { deviationWords } from '../../i18n/deviationWords.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './PlaybookThen.module.css';

/** What went otherwise than the playbook says, with the reason, and the playbook as it was shown then. */
export function PlaybookThen({ call }: { readonly call: JournalCall }) {
  return (
    <>
      <Deviations course={call.course} />
      {call.card !== null && call.card.guidance.playbookVersion > 0 && <Shown call={call} card={call.card} />}
    </>
  );
}

function Deviations({ course }: Pick<JournalCall, 'course'>) {
  const { t, duration } = useWording();
  const bodies = course.map(({ body }) => body);
  const found = bodies.flatMap((body) => (body.kind === 'deviation-noted' ? [body.deviation] : []));
  if (found.length === 0) return null;
  return (
    <section aria-label={t('playbook.deviation.heading')}>
      <h3 className={styles.heading}>{t('playbook.deviation.heading')}</h3>
      <ul>
        {found.map((deviation) => {
          const why = bodies.findLast((body) => body.kind === 'deviation-explained' && body.what === deviation.kind);
          const explained = why?.kind === 'deviation-explained' ? why : null;
          return (
            <li key={deviation.kind} className={styles.deviation}>
              {deviationWords(deviation, t, duration)}
              {explained !== null && (
                <span className={styles.reason}>
                  {explained.reason !== '' && <span>{t(`playbook.reason.${explained.reason}`)}</span>}
                  {explained.words !== '' && <bdi>{explained.words}</bdi>}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ShownProps {
  readonly call: JournalCall;
  readonly card: NonNullable<JournalCall['card']>;
}

function Shown({ call: { entry, course }, card: { guidance } }: ShownProps) {
  const { t, duration } = useWording();
  const { say, questions, promiseMinutes } = adviceFor(guidance, entry.topic);
  const asked = new Map(
    course.flatMap(({ body }) => (body.kind === 'question-asked' ? [[body.question, body.asked] as const] : [])),
  );
  return (
    <details className={styles.shown}>
      <summary>{t('playbook.shownThen', { version: guidance.playbookVersion })}</summary>
      <p className={styles.say} dir="auto" lang={say.language}>
        {say.text}
      </p>
      <ul>
        {questions.map((question) => (
          <li key={question} className={styles.question}>
            {asked.get(question) === true && <Icon name="check" />}
            <bdi>{question}</bdi>
            {asked.get(question) === true && <span className={styles.reason}>{t('playbook.wasAsked')}</span>}
          </li>
        ))}
      </ul>
      {promiseMinutes !== null && <p>{t('playbook.promise.within', { time: duration(promiseMinutes * 60_000) })}</p>}
    </details>
  );
}
