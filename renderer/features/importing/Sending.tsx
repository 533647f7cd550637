import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Importing.module.css';

interface SendingProps {
  readonly name: string;
  readonly sent: number;
  readonly of: number;
  readonly onCancel: () => void;
}

/** The file is on its way to the desk's backend. */
export function Sending({ name, sent, of, onCancel }: SendingProps) {
  const { t } = useWording();
  const heading = t('importing.sending.heading', { name });
  return (
    <div className={styles.part} role="group" aria-label={heading}>
      <h3 className={styles.heading}>{heading}</h3>
      <progress className={styles.progress} aria-label={heading} value={of === 0 ? 1 : sent / of} max={1} />
      <div>
        <Button onClick={onCancel}>{t('importing.sending.cancel')}</Button>
      </div>
    </div>
  );
}
