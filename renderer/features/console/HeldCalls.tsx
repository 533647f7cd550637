import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { callToTakeBack } from '../../state/handover.ts';
import { HeldCall } from './HeldCall.tsx';
import { callToResume } from './middle.ts';
import { ParkedCalls } from './ParkedCalls.tsx';
import { usePlaced } from './places.ts';
import styles from './Queue.module.css';

export function HeldCalls() {
  const { t } = useWording();
  const held = usePlaced('held');
  const keyed = useDesk(callToTakeBack);
  const next = useDesk(callToResume);
  return (
    <section className={`${styles.queue} ${styles.held}`} aria-label={t('call.held.region')}>
      <h2 className={styles.heading}>
        {t('call.held.heading')}
        {held.length > 0 && <span>{held.length}</span>}
      </h2>
      <ul className={styles.list}>
        {held.map((callId) => (
          <HeldCall key={callId} callId={callId} hasKey={callId === keyed} isNext={callId === next} />
        ))}
      </ul>
      {held.length === 0 && <p className={styles.none}>{t('call.held.none')}</p>}
      <ParkedCalls />
    </section>
  );
}
