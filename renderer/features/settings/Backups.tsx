import { useState } from 'react';
import type { Backup, KeepingView } from '#core/journal/keeping.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { GoBack } from './GoBack.tsx';
import styles from './Journal.module.css';
import { useMoment } from './useMoment.ts';

/** The backups there are, newest first, and one more on request. */
export function Backups({ keeping: { backups, backupFailure, doing } }: { readonly keeping: KeepingView }) {
  const { t } = useWording();
  const [asking, setAsking] = useState<string | null>(null);
  const asked = backups.find(({ backupId }) => backupId === asking);
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('keeping.backups')}</h3>
      <p className={panel.soft}>{t('keeping.advice')}</p>
      <div className={styles.act}>
        <Button disabled={doing !== null} onClick={() => void ask('keeping.back-up', {})}>
          {t('keeping.backUp')}
        </Button>
        <p className={styles.bad} role="status">
          {backupFailure !== null && t(`keeping.failure.${backupFailure.why}`)}
        </p>
      </div>
      {backups.length === 0 ? (
        <p>{t('keeping.none')}</p>
      ) : (
        <ul className={styles.backups}>
          {backups.map((backup) => (
            <li key={backup.backupId}>
              <Line backup={backup} isBusy={doing?.what === 'mend'} onGoBack={() => setAsking(backup.backupId)} />
              {asked === backup && <GoBack backup={backup} onDone={() => setAsking(null)} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface LineProps {
  readonly backup: Backup;
  readonly isBusy: boolean;
  readonly onGoBack: () => void;
}

const megabyte = 1_000_000;

function Line({ backup: { at, calls, bytes, verified, beforeUpdate = false }, isBusy, onGoBack }: LineProps) {
  const { t, language } = useWording();
  const moment = useMoment();
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: bytes < 10 * megabyte ? 1 : 0 });
  return (
    <div className={styles.backup}>
      <span>
        <strong>{moment(at)}</strong> {beforeUpdate && <span className={styles.soft}>{t('keeping.beforeUpdate')}</span>}
      </span>
      <span>{t('keeping.calls', { count: calls })}</span>
      <span>{t('keeping.size', { size: size.format(bytes / megabyte) })}</span>
      <span className={styles.good}>{verified && t('keeping.verified')}</span>
      <Button disabled={isBusy} aria-label={t('keeping.backTo', { when: moment(at) })} onClick={onGoBack}>
        {t('keeping.back')}
      </Button>
    </div>
  );
}
