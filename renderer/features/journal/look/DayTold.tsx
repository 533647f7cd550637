import { useWording } from '../../../i18n/wordingContext.ts';
import styles from '../Journal.module.css';
import { placeOfDay } from '../reading/days.ts';
import type { JournalReading } from '../reading/reader.ts';
import type { DayWanted } from '../table/CallTable.tsx';

interface DayToldProps {
  readonly wanted: DayWanted | null;
  readonly reading: JournalReading;
}

/** Where the list went, when it is not the day that was asked for. */
export function DayTold({ wanted, reading }: DayToldProps) {
  return (
    <p className={styles.partial} role="status">
      {wanted !== null && <Words day={wanted.day} reading={reading} />}
    </p>
  );
}

function Words({ day, reading: { days, isCounted } }: { readonly day: string; readonly reading: JournalReading }) {
  const { t, longDay } = useWording();
  if (!isCounted) return t('views.day.counting');
  const found = placeOfDay(days, day).day;
  if (found === day || days.length === 0) return null;
  return t(found < day ? 'views.day.none' : 'views.day.early', { day: longDay(day) });
}
