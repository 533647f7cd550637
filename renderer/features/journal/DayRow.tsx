import { useWording } from '../../i18n/wordingContext.ts';
import { calendarDay } from '../../i18n/formats.ts';
import styles from './CallTable.module.css';

const dayMs = 86_400_000;

/** Heading of a calendar day at the desk. */
export function DayRow({ day }: { readonly day: string }) {
  const { t, longDay } = useWording();
  const now = Date.now();
  const near =
    day === calendarDay(now)
      ? t('desk.when.today')
      : day === calendarDay(now - dayMs)
        ? t('desk.when.yesterday')
        : null;
  return (
    <div className={styles.day} role="rowheader">
      <h3>
        {near !== null && <strong>{near}</strong>} {longDay(day)}
      </h3>
    </div>
  );
}
