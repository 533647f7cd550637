import { useSyncExternalStore } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { lastSecond, onSecond } from '../ui/second.ts';
import styles from './Header.module.css';

const minuteMs = 60_000;

export function WallClock() {
  const { time } = useWording();
  // Renders again once a minute, however often it looks.
  const minute = useSyncExternalStore(onSecond, () => Math.floor(lastSecond() / minuteMs));
  return <time className={styles.clock}>{time(minute * minuteMs)}</time>;
}
