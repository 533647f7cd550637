import { useWording } from '../../i18n/wordingContext.ts';
import { useToday } from '../../ui/useToday.ts';
import { dayBefore } from '../../i18n/formats.ts';
import styles from './CallTable.module.css';

/** Heading of a calendar day at the desk. */
export function DayRow({ day }: { readonly day: string }) {
  const { t, longDay } = useWording();
  const today = useToday();
  const near = day === today ? t('desk.when.today') : day === dayBefore(today) ? t('desk.when.yesterday') : null;
  return (
    <div className={styles.day} role="rowheader">
      <h3>
        {near !== null && <strong>{near}</strong>} {longDay(day)}
      </h3>
    </div>
  );
}
