import { useWording } from '../../i18n/wordingContext.ts';
import styles from './Queue.module.css';
import { usePlaced } from './places.ts';
import { useNextFrame } from './useNextFrame.ts';
import { RingingCall } from './RingingCall.tsx';

/** The queue: the first is the one that F2 answers; with many the list scrolls and the first stays in sight. */
export function RingingCalls() {
  const { t } = useWording();
  const ringing = useNextFrame(usePlaced('ringing'));
  return (
    <section className={`${styles.queue} ${styles.ringing}`} aria-label={t('call.ringing.region')}>
      <h2 className={styles.heading}>
        {t('call.ringing.heading')}
        {ringing.length > 0 && <span>{ringing.length}</span>}
      </h2>
      <ul className={styles.list}>
        {ringing.map((callId, place) => (
          <RingingCall key={callId} callId={callId} isFirst={place === 0} />
        ))}
      </ul>
      {ringing.length === 0 && <p className={styles.none}>{t('call.ringing.none')}</p>}
    </section>
  );
}
