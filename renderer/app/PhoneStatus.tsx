import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import styles from './PhoneStatus.module.css';

/** The state of the line in words, with what to do about it. */
export function PhoneStatus() {
  const { t } = useWording();
  const { state, reason, second } = useDesk((slice) => slice.phone);
  const sentence =
    state === 'not-registered' && reason !== null
      ? t(`desk.phone.reason.${reason}`)
      : t(state === 'registered' && second === true ? 'desk.phone.registeredAtSecond' : `desk.phone.${state}`);
  const troubled = state === 'not-registered' || state === 'not-configured';
  return (
    <div className={troubled ? `${styles.status} ${styles.troubled}` : styles.status}>
      <span className={`${styles.lamp} ${styles[state]}`} aria-hidden="true" />
      <p role="status" aria-label={t('desk.phone.label')}>
        {sentence}
      </p>
    </div>
  );
}
