import { useId } from 'react';
import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import type { Note } from '../../state/noteDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { topicButtonId } from '../../ui/noteFields.ts';
import { OtherTopic } from './OtherTopic.tsx';
import styles from './Topics.module.css';

/** As many as there are digits to pick them by. */
const mostButtons = 9;

interface TopicsProps {
  readonly callId: string;
  readonly topics: CallerCard['guidance']['topics'];
  readonly note: Note;
  readonly hasKeys: boolean;
}

/** The frequent topics of the caller's class as buttons, any other in words. */
export function Topics({ callId, topics, note, hasKeys }: TopicsProps) {
  const { t } = useWording();
  const headingId = useId();
  const choose = (topic: string) => {
    note.setText(topic);
    note.flush();
  };
  const frequent = topics.slice(0, mostButtons);
  return (
    <div role="group" aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {t('call.topic.label')}
      </h3>
      <div className={styles.topics}>
        {frequent.map(({ topic, label }, place) => (
          <Button
            key={topic}
            id={topicButtonId(callId, place + 1)}
            aria-pressed={note.text === topic}
            aria-keyshortcuts={hasKeys ? String(place + 1) : undefined}
            onClick={() => choose(note.text === topic ? '' : topic)}
          >
            <bdi>{label}</bdi>
            {hasKeys && <KeyCap>{String(place + 1)}</KeyCap>}
          </Button>
        ))}
        <OtherTopic
          callId={callId}
          topics={topics}
          note={note}
          hasKeys={hasKeys}
          isOnButton={note.text === '' || frequent.some(({ topic }) => topic === note.text)}
        />
      </div>
    </div>
  );
}
