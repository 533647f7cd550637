import type { JournalLine } from '#core/journal/entry.ts';
import type { JournalColumn } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { UrgentSign } from '../../../ui/UrgentSign.tsx';
import styles from './CallTable.module.css';
import { Marked } from './Marked.tsx';

interface NoteProps {
  readonly entry: JournalLine;
  /** Of topic, essence and to whom it went those that stand in this cell. */
  readonly columns: readonly JournalColumn[];
}

/** What a call was about, and to whom it went. */
export function Note({ entry, columns }: NoteProps) {
  const { t } = useWording();
  const isAlone = columns.length === 1;
  const went = columns.includes('employee') ? entry.transferredTo : '';
  const essence = columns.includes('essence') ? entry.essence : '';
  return (
    <span className={styles.note}>
      {entry.urgent !== '' && !columns.every((column) => column === 'employee') && <UrgentSign word={entry.urgent} />}
      {columns.includes('topic') && entry.topic !== '' && (
        <bdi className={styles.topic}>
          <TopicOf entry={entry} />
        </bdi>
      )}
      {went === '' ? (
        essence !== '' && (
          <span className={styles.essence} dir="auto">
            <Marked text={essence} field="essence" found={entry.found} />
          </span>
        )
      ) : (
        <span className={styles.essence}>
          {isAlone ? (
            <bdi>
              <Marked text={went} field="transferredTo" found={entry.found} />
            </bdi>
          ) : (
            <>
              <span className={styles.handedOver}>{t('call.transfer.handedOver', { name: went })}.</span>{' '}
              <bdi>
                <Marked text={essence} field="essence" found={entry.found} />
              </bdi>
            </>
          )}
        </span>
      )}
    </span>
  );
}

/** By the name that the card showed; a typed one as it was typed. */
function TopicOf({ entry }: { readonly entry: JournalLine }) {
  const { topic } = useWording();
  if (entry.topicLabel !== '') return <Marked text={entry.topicLabel} field="topicLabel" found={entry.found} />;
  const words = topic(entry.topic);
  return words === entry.topic ? <Marked text={words} field="topic" found={entry.found} /> : words;
}
