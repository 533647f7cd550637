import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import type { FileOfCalls } from './fileOfCalls.ts';
import styles from './TakingOut.module.css';

interface FileStatusProps {
  readonly file: FileOfCalls;
  readonly total: number | null;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** How far the file is, and what became of it; nobody waits for it. */
export function FileStatus({ file, total, onStop, onClose }: FileStatusProps) {
  const { t } = useWording();
  if (file.step === 'none') return null;
  if (file.step === 'writing' || file.step === 'fetching') {
    const share =
      file.step === 'fetching'
        ? file.share
        : total === null || total === 0
          ? undefined
          : Math.min(1, file.calls / total);
    const words = t(file.step === 'fetching' ? 'takingOut.fetching' : 'takingOut.writing', { count: file.calls });
    return (
      <div className={styles.status} role="group" aria-label={t('takingOut.button')}>
        <progress className={styles.progress} aria-label={words} value={share} max={1} />
        <span>{words}</span>
        <Button onClick={onStop}>{t('takingOut.stop')}</Button>
      </div>
    );
  }
  return (
    <div className={file.step === 'trouble' ? `${styles.status} ${styles.trouble}` : styles.status}>
      <span role="status">
        {file.step === 'there'
          ? t('takingOut.there', { count: file.calls, name: file.name })
          : t(`takingOut.trouble.${file.why}`)}
        {file.step === 'there' && file.unshown > 0 && ` ${t('takingOut.unshown', { count: file.unshown })}`}
      </span>
      <Button look="quiet" onClick={onClose}>
        {t('takingOut.close')}
      </Button>
    </div>
  );
}
