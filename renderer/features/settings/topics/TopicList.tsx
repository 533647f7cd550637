import { useState } from 'react';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { mostOf } from '#core/routing/playbook.ts';
import type { TopicFault, TopicsView } from '#core/routing/topics.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap } from '../../../ui/KeyCap.tsx';
import panel from '../../../ui/Panel.module.css';
import styles from '../classes/Classes.module.css';
import outside from '../Outside.module.css';
import { AddByName } from '../AddByName.tsx';
import { TopicForm } from './TopicForm.tsx';
import topicStyles from './Topics.module.css';
import { type TopicsDraft, added, earlier, nameIn, offeredTo } from './topicsDraft.ts';

interface TopicListProps {
  readonly of: CallerClass;
  readonly draft: TopicsDraft;
  readonly calls: TopicsView['calls'];
  readonly faults: readonly TopicFault[];
  readonly canMerge: boolean;
  readonly onChange: (draft: TopicsDraft) => void;
  readonly onMerge: (topic: string) => void;
}

/** As many as there are digits to pick them by. */
const withKeys = 9;

/** The topics of one kind of caller in their order, one of them open; the retired ones below. */
export function TopicList({ of, draft, calls, faults, canMerge, onChange, onMerge }: TopicListProps) {
  const { t, kind, listed } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const [open, setOpen] = useState<string | null>(null);
  const topics = draft.classes.find((one) => one.class === of)?.topics ?? [];
  const inUse = topics.filter(({ retired }) => !retired);
  const retired = topics.filter((one) => one.retired);
  const shown = faults[0]?.topic ?? open;

  const line = (topic: string, place: number | null) => {
    const name = nameIn(draft.names, topic, desk);
    const others = offeredTo(draft, topic).filter((one) => one !== of);
    const count = calls.find((one) => one.topic === topic)?.calls ?? 0;
    return (
      <li key={topic} className={styles.class}>
        <div className={styles.line}>
          <span className={styles.place}>
            {place !== null && (place < withKeys ? <KeyCap>{String(place + 1)}</KeyCap> : `${place + 1}.`)}
          </span>
          <span className={topicStyles.name}>
            <bdi>{name}</bdi>
            <small>
              {[
                t('writing.topics.calls', { count }),
                ...(others.length === 0
                  ? []
                  : [t('writing.topics.also', { kinds: listed(others.map((one) => kind(one))) })]),
              ].join(' · ')}
            </small>
          </span>
          {place !== null && place > 0 && (
            <Button
              look="quiet"
              square
              aria-label={t('classes.earlier', { name })}
              onClick={() => onChange(earlier(draft, of, topic))}
            >
              <Icon name="up" />
            </Button>
          )}
          <Button
            look="quiet"
            aria-expanded={shown === topic}
            aria-label={t('classes.changeOf', { name })}
            onClick={() => setOpen(shown === topic ? null : topic)}
          >
            {t('classes.change')}
          </Button>
        </div>
        {shown === topic && (
          <TopicForm
            of={of}
            topic={topic}
            name={name}
            draft={draft}
            fault={faults.find((one) => one.topic === topic)?.what ?? null}
            canMerge={canMerge}
            onChange={(changed) => {
              setOpen(topic);
              onChange(changed);
            }}
            onMerge={() => onMerge(topic)}
          />
        )}
      </li>
    );
  };

  return (
    <section className={panel.group} aria-label={t('writing.topics.list')}>
      <h3 className={styles.heading}>{t('writing.topics.list')}</h3>
      {inUse.length === 0 && <p className={panel.soft}>{t('writing.topics.none')}</p>}
      <ol className={styles.classes}>{inUse.map(({ topic }, place) => line(topic, place))}</ol>
      <AddByName
        label={t('writing.topics.add')}
        longest={100}
        taken={inUse.map(({ topic }) => nameIn(draft.names, topic, desk))}
        takenWords={t('writing.topics.fault.name-taken')}
        fullWords={topics.length >= mostOf.topics ? t('writing.topics.fault.full', { count: mostOf.topics }) : null}
        // A name that another kind of caller's topic has is the same topic.
        onAdd={(name) => {
          const known = draft.names.find(
            (one) => nameIn(draft.names, one.topic, desk).toLowerCase() === name.toLowerCase(),
          );
          onChange(added(draft, known?.topic ?? name, of, desk));
        }}
      />
      {retired.length > 0 && (
        <details className={outside.more}>
          <summary className={outside.summary}>{t('writing.topics.retired', { count: retired.length })}</summary>
          <ul className={styles.classes}>{retired.map(({ topic }) => line(topic, null))}</ul>
        </details>
      )}
    </section>
  );
}
