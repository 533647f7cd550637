import { useSyncExternalStore } from 'react';
import { Trans } from 'react-i18next/TransWithoutContext';
import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { lastSecond, onSecond } from '../ui/second.ts';
import styles from './Header.module.css';

/** How many are owed a call for too long already; nothing while all is in time. */
export function Overdue() {
  const { t, i18n } = useWording();
  const callbacks = useDesk((slice) => slice.callbacks);
  const count = useSyncExternalStore(onSecond, () => callbacks.filter(({ dueAt }) => dueAt <= lastSecond()).length);
  if (count === 0) return null;
  return (
    <p className={styles.overdue}>
      <Trans i18n={i18n} t={t} i18nKey="desk.day.overdue" count={count} components={[<strong key="figure" />]} />
    </p>
  );
}
