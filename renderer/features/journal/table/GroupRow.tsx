import type { JournalGroup } from '#core/journal/entry.ts';
import { dayBefore } from '../../../i18n/formats.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useToday } from '../../../ui/useToday.ts';
import { firstDayIn, nameOf, periodOf } from '../filters/periods.ts';
import styles from './CallTable.module.css';

interface GroupRowProps {
  readonly group: JournalGroup;
  readonly by: 'day' | 'week';
  /** False: its calls are not counted yet. */
  readonly isCounted: boolean;
}

/** Heading of a day or week, with how many calls stand under it. */
export function GroupRow({ group, by, isCounted }: GroupRowProps) {
  const { t } = useWording();
  return (
    <div className={styles.group} role="rowheader">
      <h3>{by === 'day' ? <DayName day={group.from} /> : <WeekName day={group.from} />}</h3>
      {isCounted && (
        <p>
          {t('journal.found', { count: group.calls })}
          {group.missed > 0 && (
            <span className={styles.missedOf}>{t('journal.missedOf', { count: group.missed })}</span>
          )}
        </p>
      )}
    </div>
  );
}

function DayName({ day }: { readonly day: string }) {
  const { t, longDay } = useWording();
  const today = useToday();
  const near = day === today ? t('desk.when.today') : day === dayBefore(today) ? t('desk.when.yesterday') : null;
  return (
    <>
      {near !== null && <strong>{near}</strong>} {longDay(day)}
    </>
  );
}

/** The whole week in which a day is, also where calls came on few of its days. */
function WeekName({ day }: { readonly day: string }) {
  const { t, days, locale } = useWording();
  const today = useToday();
  const firstDay = firstDayIn(locale);
  const week = periodOf('week', day, firstDay);
  const near = nameOf(week, today, firstDay);
  return (
    <>
      {(near === 'week' || near === 'lastWeek') && <strong>{t(`filters.period.${near}`)}</strong>}{' '}
      {days(week.from, week.until)}
    </>
  );
}
