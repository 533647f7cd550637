import type { CallLine } from '#core/call/line.ts';
import { useWording } from '../i18n/wordingContext.ts';
import styles from './LineMark.module.css';

/** On which line a call is; nothing where the desk has one line only. */
export function LineMark({ line }: { readonly line: CallLine | null }) {
  const { t } = useWording();
  if (line === null) return null;
  const words = t('telephony.line.mark', { name: line.name });
  return (
    <span className={styles.line} title={words}>
      {words}
    </span>
  );
}
