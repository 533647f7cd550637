import { useEffect, useRef } from 'react';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Classes.module.css';

interface SureProps {
  readonly question: string;
  readonly act: string;
  readonly onSure: () => void;
  readonly onLeave: () => void;
}

/** What cannot be taken back is asked first. */
export function Sure({ question, act, onSure, onLeave }: SureProps) {
  const { t } = useWording();
  const ask = useRef<HTMLDivElement>(null);
  useEffect(() => ask.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={ask} className={styles.ask} role="group" aria-label={question}>
      <p>{question}</p>
      <Button onClick={onLeave}>{t('classes.learned.leave')}</Button>
      <Button look="end" onClick={onSure}>
        {act}
      </Button>
    </div>
  );
}
