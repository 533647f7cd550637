import { useEffect, useRef, useState } from 'react';
import type { Backup } from '#core/journal/keeping.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Journal.module.css';
import { useMoment } from './useMoment.ts';

interface GoBackProps {
  readonly backup: Backup;
  readonly onDone: () => void;
}

/** What is to become of the calls that are newer than the backup: nothing is left out without being asked for. */
export function GoBack({ backup: { backupId, at }, onDone }: GoBackProps) {
  const { t } = useWording();
  const moment = useMoment();
  const [isBusy, setIsBusy] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.querySelector('button')?.focus(), []);

  async function goBack(keepNewer: boolean): Promise<void> {
    const answer = await ask('keeping.restore', { backupId, keepNewer });
    if (answer.ok) onDone();
    else setIsBusy(answer.error === 'busy-with-calls');
  }

  const question = t('keeping.ask', { when: moment(at) });
  return (
    <div ref={group} role="group" aria-label={question} className={styles.ask}>
      <p>{question}</p>
      <div className={styles.act}>
        <Button look="go" onClick={() => void goBack(true)}>
          {t('keeping.keepNewer')}
        </Button>
        <Button look="end" onClick={() => void goBack(false)}>
          {t('keeping.leaveNewer')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('keeping.cancel')}
        </Button>
      </div>
      <p role="status" className={styles.bad}>
        {isBusy && t('keeping.busy')}
      </p>
    </div>
  );
}
