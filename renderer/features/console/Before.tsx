import { useMemo } from 'react';
import type { CallView } from '#core/call/view.ts';
import { Outcome } from '#core/call/end.ts';
import type { CallerCard, EarlierCall } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './Before.module.css';
import { useNextFrame } from './useNextFrame.ts';

/** The last calls of this number: when, what about, what became of them; once it stands on the screen who calls. */
export function Before({ call: { callId, card, invitedAt } }: { readonly call: CallView }) {
  const { t } = useWording();
  const isDrawn = useNextFrame(useMemo(() => [callId], [callId])).length > 0;
  if (!isDrawn || card.earlier.length === 0) return null;
  return (
    <div className={styles.before}>
      <h3 className={styles.heading}>{t('call.before.heading')}</h3>
      <ul className={styles.rows}>
        {card.earlier.map((earlier) => (
          <Earlier key={earlier.callId} earlier={earlier} topics={card.guidance.topics} seenAt={invitedAt} />
        ))}
      </ul>
      {card.earlierCount > card.earlier.length && (
        <p className={styles.more}>{t('call.before.more', { count: card.earlierCount })}</p>
      )}
    </div>
  );
}

interface EarlierProps {
  readonly earlier: EarlierCall;
  readonly topics: CallerCard['guidance']['topics'];
  /** When the present call came: what is of another year is told with its year. */
  readonly seenAt: number;
}

function Earlier({ earlier, topics, seenAt }: EarlierProps) {
  const { t, shortDate, topic, outcome, duration } = useWording();
  const known = Outcome.safeParse(earlier.outcome);
  return (
    <li className={styles.row}>
      <time className={styles.date}>{shortDate(earlier.at, seenAt)}</time>
      <div className={styles.about}>
        {earlier.topic !== '' && <bdi className={styles.topic}>{topic(earlier.topic, topics)}</bdi>}
        {earlier.essence !== '' && (
          <p className={styles.essence} dir="auto">
            {earlier.essence}
          </p>
        )}
        <span className={styles.soft}>
          {earlier.talkMs > 0
            ? t('call.before.talked', { time: duration(earlier.talkMs) })
            : known.success && outcome(known.data)}
        </span>
      </div>
    </li>
  );
}
