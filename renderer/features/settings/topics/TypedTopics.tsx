import type { TopicsView } from '#core/routing/topics.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import styles from '../classes/Classes.module.css';
import outside from '../Outside.module.css';
import topicStyles from './Topics.module.css';
import type { TopicsDraft } from './topicsDraft.ts';

interface TypedTopicsProps {
  readonly view: TopicsView;
  readonly draft: TopicsDraft;
  readonly canMerge: boolean;
  readonly onTake: (topic: string) => void;
  readonly onMerge: (topic: string) => void;
}

/** Topics that calls have and no list: typed by hand, to be taken into one or merged into one of it. */
export function TypedTopics({ view, draft, canMerge, onTake, onMerge }: TypedTopicsProps) {
  const { t } = useWording();
  const known = new Set(draft.names.map(({ topic }) => topic));
  const merged = new Set(view.merges.map(({ topic }) => topic));
  const typed = view.calls.filter(({ topic }) => !known.has(topic) && !merged.has(topic));
  if (typed.length === 0) return null;
  return (
    <details className={outside.more}>
      <summary className={outside.summary}>{t('writing.topics.typed.heading', { count: typed.length })}</summary>
      <p className={panel.soft}>{t('writing.topics.typed.about')}</p>
      <ul className={styles.classes}>
        {typed.map(({ topic, calls }) => (
          <li key={topic} className={styles.correction}>
            <span className={topicStyles.name}>
              <bdi>{topic}</bdi>
              <small>{t('writing.topics.calls', { count: calls })}</small>
            </span>
            <Button
              look="quiet"
              aria-label={t('writing.topics.typed.takeOf', { name: topic })}
              onClick={() => onTake(topic)}
            >
              {t('writing.topics.typed.take')}
            </Button>
            <Button
              look="quiet"
              disabled={!canMerge}
              aria-label={t('writing.topics.typed.mergeOf', { name: topic })}
              onClick={() => onMerge(topic)}
            >
              {t('writing.topics.mergeBegin')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
