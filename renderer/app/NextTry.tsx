import { useSyncExternalStore } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { lastSecond, onSecond } from '../ui/second.ts';
import styles from './Bands.module.css';

/** Counts down to the next try of the line. */
export function NextTry({ at }: { readonly at: number }) {
  const { t, duration } = useWording();
  const seconds = useSyncExternalStore(onSecond, () => Math.max(0, Math.ceil((at - lastSecond()) / 1000)));
  return (
    <span className={styles.next}>
      {seconds === 0 ? t('desk.phone.tryingNow') : t('desk.phone.nextTry', { time: duration(seconds * 1000) })}
    </span>
  );
}
