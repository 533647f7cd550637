import type { AnswerOf } from '#core/contract/contract.ts';
import type { BulkChange } from '#core/journal/bulk.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { lastSecond } from '../../../ui/second.ts';
import styles from './Correcting.module.css';

interface BulkRowsProps {
  readonly rows: AnswerOf<'bulk.preview'>['first'];
  readonly field: BulkChange['field'];
  /** The new value as it is called. */
  readonly to: string;
  readonly except: readonly string[];
  readonly isFull: boolean;
  readonly onExcept: (except: readonly string[]) => void;
}

/** The newest calls that would be changed, each with old and new value; any of them can be left as it is. */
export function BulkRows({ rows, field, to, except, isFull, onExcept }: BulkRowsProps) {
  const { t, kind, topic, shortDate, time } = useWording();
  return (
    <fieldset className={styles.rows}>
      <legend>{t('writing.bulk.first')}</legend>
      {rows.map((row) => {
        const isIn = !except.includes(row.callId);
        const old =
          field === 'class'
            ? kind(row.class)
            : row.topic === ''
              ? t('writing.bulk.noTopic')
              : row.topicLabel || topic(row.topic);
        return (
          <label key={row.callId} className={isIn ? styles.row : `${styles.row} ${styles.out}`}>
            <input
              type="checkbox"
              checked={isIn}
              disabled={isIn && isFull}
              onChange={() =>
                onExcept(isIn ? [...except, row.callId] : except.filter((callId) => callId !== row.callId))
              }
            />
            <span className={styles.when}>
              {shortDate(row.invitedAt, lastSecond())}, {time(row.invitedAt)}
            </span>
            <bdi className={styles.who}>{row.name || row.numberShown || row.number || t('call.who.withheld')}</bdi>
            <span className={styles.change}>{t('writing.bulk.change', { from: old, to })}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
