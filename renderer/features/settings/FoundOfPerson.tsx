import type { PersonCounts } from '#core/privacy/receipt.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Privacy.module.css';

interface FoundOfPersonProps {
  readonly found: PersonCounts;
  readonly onErase: () => void;
  readonly onBack: () => void;
}

/** What there is of the person, and what becomes of it, before the one press. */
export function FoundOfPerson({ found, onErase, onBack }: FoundOfPersonProps) {
  const { t } = useWording();
  return (
    <div className={styles.ask} role="group" aria-label={t('privacy.erase.found')}>
      <p>{t('privacy.erase.found')}</p>
      <ul className={styles.list}>
        <li>{t('privacy.erase.calls', { count: found.calls })}</li>
        <li>{t('privacy.erase.mentioned', { count: found.mentioned })}</li>
        <li>{t('privacy.erase.contacts', { count: found.contacts })}</li>
        <li>{t('privacy.erase.rows', { count: found.rows })}</li>
        <li>{t('privacy.erase.views', { count: found.views })}</li>
        {found.corrections > 0 && <li>{t('privacy.erase.corrections', { count: found.corrections })}</li>}
      </ul>
      <p>{t('privacy.erase.backups')}</p>
      <p>{t('privacy.erase.outside')}</p>
      <div className={styles.act}>
        <Button look="end" onClick={onErase}>
          {t('privacy.erase.erase')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('privacy.erase.back')}
        </Button>
      </div>
    </div>
  );
}
