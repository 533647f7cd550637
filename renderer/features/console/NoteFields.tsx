import { memo } from 'react';
import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { type Note, useNote, useTopic } from '../../state/noteDraft.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { essenceId } from '../../ui/noteFields.ts';
import styles from './NoteFields.module.css';
import { PromiseLine } from './PromiseLine.tsx';
import { Topics } from './Topics.tsx';

interface NoteFieldsProps {
  readonly callId: string;
  readonly topics: CallerCard['guidance']['topics'];
  /** Of the playbook, and as it was given: see PromiseLine. */
  readonly promiseMinutes: number | null;
  readonly promise: number | null;
  readonly isSmall: boolean;
  readonly hasKeys: boolean;
}

/** Topic and essence of one call, saved as they are noted to that call's own row. */
export const NoteFields = memo(function NoteFields(props: NoteFieldsProps) {
  const { callId, topics, promiseMinutes, promise, isSmall, hasKeys } = props;
  const { t } = useWording();
  const topic = useTopic(callId);
  const essence = useNote(callId);
  const key = useKeyOf('essence');
  const id = essenceId(callId);
  const state = leastSafe(topic.state, essence.state);
  const isBlank = topic.text === '' && essence.text === '';
  return (
    <div className={isSmall ? `${styles.note} ${styles.small}` : styles.note} data-note={callId}>
      <Topics callId={callId} topics={topics} note={topic} hasKeys={hasKeys} />
      <div>
        <label className={styles.heading} htmlFor={id}>
          {t('call.essence')} {hasKeys && <KeyCap>{key.cap}</KeyCap>}
        </label>
        <textarea
          id={id}
          className={styles.essence}
          dir="auto"
          maxLength={20_000}
          aria-keyshortcuts={key.shortcuts}
          aria-describedby={`${id}-state`}
          value={essence.text}
          onChange={({ target }) => essence.setText(target.value)}
          onBlur={essence.flush}
        />
        <p id={`${id}-state`} className={state === 'saved' || state === 'saving' ? styles.state : styles.unsafe}>
          {!isBlank && t(`call.saved.${state}`)}
        </p>
        <PromiseLine callId={callId} minutes={promiseMinutes} given={promise} hasKeys={hasKeys} />
      </div>
    </div>
  );
});

const safety: readonly Note['state'][] = ['unsent', 'waiting', 'saving', 'saved'];

function leastSafe(one: Note['state'], other: Note['state']): Note['state'] {
  return safety[Math.min(safety.indexOf(one), safety.indexOf(other))] ?? 'saved';
}
