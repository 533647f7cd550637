import { useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { BulkView } from '#core/journal/bulk.ts';
import { bulkWords } from '../../../i18n/bulkWords.ts';
import type { Wording } from '../../../i18n/wording.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { writingRefusal } from '../../../i18n/writingRefusal.ts';
import { ask } from '../../../state/ask.ts';
import { isAtWork } from '../../../state/bulks.ts';
import { Button } from '../../../ui/Button.tsx';
import { lastSecond } from '../../../ui/second.ts';
import styles from './Correcting.module.css';

interface BulksLatelyProps {
  readonly bulks: readonly BulkView[];
  /** The form is open: what was done before is told too. */
  readonly isOpen: boolean;
}

const mostShown = 5;
/** What was done just now is told without being asked. */
const justNowMs = 10 * 60_000;

/** The one that is at work, with how far it is and the way to stop it; and those before, to be taken back. */
export function BulksLately({ bulks, isOpen }: BulksLatelyProps) {
  const wording = useWording();
  const { t, shortDate, time } = wording;
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const atWork = bulks.find(isAtWork);
  const shown = bulks
    .filter((bulk) => !isAtWork(bulk) && (isOpen || lastSecond() - bulk.at < justNowMs))
    .slice(0, isOpen ? mostShown : 1);

  async function takeBack({ bulkId, merged }: BulkView): Promise<void> {
    const answer =
      merged === undefined ? await ask('bulk.undo', { bulkId }) : await ask('topics.undo-merge', { topic: merged });
    setRefused(answer.ok ? null : answer.error);
  }

  return (
    <>
      {atWork !== undefined && (
        <div className={styles.atWork} role="group" aria-label={whatOf(atWork, wording)}>
          <progress
            className={styles.progress}
            aria-label={whatOf(atWork, wording)}
            max={1}
            value={atWork.of === null || atWork.of === 0 ? undefined : Math.min(1, atWork.seen / atWork.of)}
          />
          <span>
            {whatOf(atWork, wording)}. {bulkWords(atWork, wording)}
          </span>
          <Button onClick={() => void ask('bulk.stop', {})}>{t('writing.bulk.stop')}</Button>
        </div>
      )}
      {shown.length > 0 && (
        <ul className={styles.lately} aria-label={t('writing.bulk.lately')}>
          {shown.map((bulk) => (
            <li key={bulk.bulkId}>
              <span role={bulk === shown[0] ? 'status' : undefined}>
                <strong>{whatOf(bulk, wording)}</strong>{' '}
                <span className={styles.soft}>
                  {shortDate(bulk.at, lastSecond())}, {time(bulk.at)} · {t(`writing.by.${bulk.by}`)} ·{' '}
                  {bulkWords(bulk, wording)}
                </span>
              </span>
              {(bulk.state === 'done' || bulk.state === 'stopped') && atWork === undefined && (
                <Button
                  look="quiet"
                  aria-label={t('writing.bulk.undoOf', { what: whatOf(bulk, wording) })}
                  onClick={() => void takeBack(bulk)}
                >
                  {t('writing.bulk.undo')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {refused !== null && (
        <p className={styles.bad} role="alert">
          {t(writingRefusal(refused))}
        </p>
      )}
    </>
  );
}

function whatOf({ change, label, merged }: BulkView, { t, kind, topic }: Wording): string {
  if (change.field === 'class') return t('writing.bulk.ofClass', { name: kind(change.to) });
  const name = label || topic(change.to);
  if (merged !== undefined) return t('writing.bulk.ofMerge', { topic: topic(merged), into: name });
  return change.to === '' ? t('writing.bulk.ofNoTopic') : t('writing.bulk.ofTopic', { name });
}
