import { useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { BulkView } from '#core/journal/bulk.ts';
import type { TopicMerge, TopicsView } from '#core/routing/topics.ts';
import { bulkWords } from '../../../i18n/bulkWords.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { writingRefusal } from '../../../i18n/writingRefusal.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import { lastSecond } from '../../../ui/second.ts';
import styles from '../classes/Classes.module.css';
import topicStyles from './Topics.module.css';
import { nameIn } from './topicsDraft.ts';

interface MergesProps {
  readonly view: TopicsView;
  readonly bulks: readonly BulkView[];
  readonly onChanged: () => void;
}

/** What was merged, how far its calls are, and the way back. */
export function Merges({ view, bulks, onChanged }: MergesProps) {
  const wording = useWording();
  const { t, shortDate, time } = wording;
  const desk = useDesk((slice) => slice.preferences.language);
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  if (view.merges.length === 0) return null;

  async function takeBack({ topic }: TopicMerge): Promise<void> {
    const answer = await ask('topics.undo-merge', { topic });
    setRefused(answer.ok ? null : answer.error);
    onChanged();
  }

  return (
    <section className={panel.group} aria-label={t('writing.topics.merged.heading')}>
      <h3 className={styles.heading}>{t('writing.topics.merged.heading')}</h3>
      <ul>
        {view.merges.map((merge) => {
          const names = { topic: nameIn(view.names, merge.topic, desk), into: nameIn(view.names, merge.into, desk) };
          const bulk = bulks.find(({ bulkId }) => bulkId === merge.bulkId);
          return (
            <li key={merge.topic} className={styles.correction}>
              <span className={topicStyles.name}>
                <span>{t('writing.topics.merged.line', names)}</span>
                <small>
                  {[
                    `${shortDate(merge.at, lastSecond())}, ${time(merge.at)}`,
                    ...(bulk === undefined ? [] : [bulkWords(bulk, wording)]),
                  ].join(' · ')}
                </small>
              </span>
              <Button
                look="quiet"
                aria-label={t('writing.topics.merged.undoOf', names)}
                onClick={() => void takeBack(merge)}
              >
                {t('classes.corrections.takeBack')}
              </Button>
            </li>
          );
        })}
      </ul>
      {refused !== null && (
        <p className={panel.bad} role="alert">
          {t(writingRefusal(refused))}
        </p>
      )}
    </section>
  );
}
