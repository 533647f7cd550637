import { useSyncExternalStore } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { lastSecond, onSecond } from '../ui/second.ts';
import styles from './PhoneStatus.module.css';

/** The state of the line in words, with what to do about it. */
export function PhoneStatus() {
  const { t } = useWording();
  const { state, reason, retryAt } = useDesk((slice) => slice.phone);
  const sentence =
    state === 'not-registered' && reason !== null ? t(`desk.phone.reason.${reason}`) : t(`desk.phone.${state}`);
  const troubled = state === 'not-registered' || state === 'not-configured';
  return (
    <div className={troubled ? `${styles.status} ${styles.troubled}` : styles.status}>
      <span className={`${styles.lamp} ${styles[state]}`} aria-hidden="true" />
      <p>
        <span role="status" aria-label={t('desk.phone.label')}>
          {sentence}
        </span>{' '}
        {/* Outside of the status: a countdown must not be read out every second. */}
        {state === 'not-registered' && retryAt !== null && <NextTry at={retryAt} />}
      </p>
    </div>
  );
}

function NextTry({ at }: { readonly at: number }) {
  const { t, duration } = useWording();
  const seconds = useSyncExternalStore(onSecond, () => Math.max(0, Math.ceil((at - lastSecond()) / 1000)));
  return (
    <span className={styles.next}>
      {seconds === 0 ? t('desk.phone.tryingNow') : t('desk.phone.nextTry', { time: duration(seconds * 1000) })}
    </span>
  );
}
