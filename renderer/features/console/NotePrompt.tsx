import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { useNote, useTopic } from '../../state/noteDraft.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import styles from './NotePrompt.module.css';

interface NotePromptProps {
  readonly call: CallView;
  readonly hasKeys: boolean;
}

/** What the note of a call that was talked on still lacks, and by which keys it is given. It asks for nothing and takes no focus. */
export function NotePrompt({ call, hasKeys }: NotePromptProps) {
  const { t } = useWording();
  const isAsked = useDesk((slice) => slice.wrapUpSeconds > 0);
  const topic = useTopic(call.callId).text.trim();
  const essence = useNote(call.callId).text.trim();
  const [essenceKey, doneKey] = [useKeyOf('essence'), useKeyOf('finish-note')];
  if (!isAsked || call.stage !== 'ended' || call.answeredAt === null) return null;
  const isWhole = topic !== '' && essence !== '';
  return (
    <p className={isWhole ? styles.whole : styles.prompt}>
      <span>{t(isWhole ? 'writing.wrapUp.whole' : 'writing.wrapUp.missing')}</span>
      {topic === '' && (
        <span className={styles.part}>
          {t('call.topic.label')}
          {hasKeys && <KeyCap>1 … 9</KeyCap>}
        </span>
      )}
      {essence === '' && (
        <span className={styles.part}>
          {t('call.essence')}
          {hasKeys && <KeyCap>{essenceKey.cap}</KeyCap>}
        </span>
      )}
      {isWhole && hasKeys && (
        <span className={styles.part}>
          {t('call.done')}
          <KeyCap>{doneKey.cap}</KeyCap>
        </span>
      )}
    </p>
  );
}
