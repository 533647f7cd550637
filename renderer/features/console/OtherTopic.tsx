import { useId, useState } from 'react';
import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import type { Note } from '../../state/noteDraft.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { otherTopicId } from '../../ui/noteFields.ts';
import styles from './Topics.module.css';

interface OtherTopicProps {
  readonly callId: string;
  readonly topics: CallerCard['guidance']['topics'];
  readonly note: Note;
  /** The noted topic is shown by a button already, or there is none. */
  readonly isOnButton: boolean;
  readonly hasKeys: boolean;
}

/**
 * A topic in the receptionist's own words; the playbook's are offered while she types. The browser's own list of
 * suggestions: an open one neither hides a ringing call from a screen reader nor takes a key from it.
 */
export function OtherTopic({ callId, topics, note, isOnButton, hasKeys }: OtherTopicProps) {
  const { t, locale, topic: topicWords } = useWording();
  const key = useKeyOf('topic-field');
  const listId = useId();
  // Only while it is typed: a word that becomes a known topic must not vanish from under the caret.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isOnButton ? '' : topicWords(note.text, topics));

  function type(text: string): void {
    setTyped(text);
    const plain = text.trim();
    const isSame = (label: string) => label.localeCompare(plain, locale, { sensitivity: 'accent' }) === 0;
    note.setText(topics.find(({ label }) => isSame(label))?.topic ?? plain);
  }

  function finish(): void {
    note.flush();
    setTyped(null);
  }

  return (
    <div className={styles.other}>
      <input
        id={otherTopicId(callId)}
        className={styles.input}
        list={listId}
        aria-label={t('call.topic.other')}
        aria-keyshortcuts={key.shortcuts}
        placeholder={t('call.topic.other')}
        dir={shown === '' ? undefined : 'auto'}
        maxLength={200}
        autoComplete="off"
        value={shown}
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && finish()}
        onBlur={finish}
      />
      {hasKeys && <KeyCap>{key.cap}</KeyCap>}
      <datalist id={listId}>
        {topics.map(({ topic, label }) => (
          <option key={topic} value={label}>
            {label}
          </option>
        ))}
      </datalist>
    </div>
  );
}
