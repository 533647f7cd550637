import { useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import type { Note } from '../../state/noteDraft.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { otherTopicId } from '../../ui/noteFields.ts';
import styles from './Topics.module.css';

interface OtherTopicProps {
  readonly callId: string;
  readonly topics: CallerCard['guidance']['topics'];
  readonly note: Note;
  /** The noted topic is shown by a button already, or there is none. */
  readonly isOnButton: boolean;
}

/** A topic in the receptionist's own words; the playbook's are offered while they fit what is typed. */
export function OtherTopic({ callId, topics, note, isOnButton }: OtherTopicProps) {
  const { t, locale, topic: topicWords } = useWording();
  // Only while it is typed: a word that becomes a known topic must not vanish from under the caret.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isOnButton ? '' : topicWords(note.text, topics));

  function type(text: string): void {
    if (text === shown) return;
    setTyped(text);
    const plain = text.trim();
    const sameWords = (label: string) => label.localeCompare(plain, locale, { sensitivity: 'accent' }) === 0;
    note.setText(topics.find(({ label }) => sameWords(label))?.topic ?? plain);
  }

  return (
    <ComboBox
      className={styles.other ?? ''}
      aria-label={t('call.topic.other')}
      allowsCustomValue
      defaultItems={topics}
      inputValue={shown}
      onInputChange={type}
      onChange={(chosen) => {
        const known = topics.find(({ topic }) => topic === chosen);
        if (known === undefined) return;
        note.setText(known.topic);
        note.flush();
      }}
      onBlur={() => {
        setTyped(null);
        note.flush();
      }}
    >
      <Input
        id={otherTopicId(callId)}
        className={styles.input ?? ''}
        placeholder={t('call.topic.other')}
        dir="auto"
        maxLength={200}
        aria-keyshortcuts="F8"
      />
      <span className={styles.key}>
        <KeyCap>F8</KeyCap>
      </span>
      <Popover className={styles.list ?? ''} offset={4}>
        <ListBox<OtherTopicProps['topics'][number]> className={styles.choices ?? ''}>
          {({ topic, label }) => (
            <ListBoxItem id={topic} textValue={label} className={styles.choice ?? ''}>
              <bdi>{label}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
