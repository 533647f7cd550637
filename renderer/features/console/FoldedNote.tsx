import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { touchNote } from '../../state/wrapUp.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './NotePrompt.module.css';

/** A note that folded itself away: what it has, what it lacks, and the way back to it. */
export function FoldedNote({ call }: { readonly call: CallView }) {
  const { t, topic: topicWords } = useWording();
  const { callId, topic, essence, card, answeredAt } = call;
  const lacks = [
    ...(topic === '' ? [t('call.topic.label')] : []),
    ...(essence.trim() === '' ? [t('call.essence')] : []),
  ];
  return (
    <div className={styles.folded}>
      <p className={styles.kept}>
        {topic !== '' && <strong>{topicWords(topic, card.guidance.topics)}</strong>}
        {essence.trim() !== '' && <bdi>{essence}</bdi>}
        {answeredAt !== null && lacks.length > 0 && (
          <span className={styles.lacks}>
            {t('writing.wrapUp.missing')} {lacks.join(', ')}
          </span>
        )}
      </p>
      <Button aria-expanded={false} onClick={() => touchNote(callId)}>
        {t('writing.wrapUp.open')}
      </Button>
    </div>
  );
}
