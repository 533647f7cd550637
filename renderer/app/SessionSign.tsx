import { useWording } from '../i18n/wordingContext.ts';
import { ask } from '../state/ask.ts';
import { useDesk } from '../state/desk.ts';
import { askForPin, raisable } from '../state/raising.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useKeyOf } from '../ui/keysContext.ts';
import styles from './SessionSign.module.css';

/** As whom this window acts, and how that is changed; nothing where no PIN is set. */
export function SessionSign() {
  const { t, time } = useWording();
  const key = useKeyOf('raise-or-lock');
  const session = useDesk((slice) => slice.session);
  const { seat, level, locksAt } = session;
  const [next] = raisable(session);
  if (locksAt === null && next === undefined) return null;
  return (
    <div className={styles.session} role="group" aria-label={t('roles.sign')}>
      {locksAt !== null && (
        <>
          <Chip tone="warn">{t(seat === 'reading' ? 'roles.reading.sign' : `roles.level.${level}`)}</Chip>
          <span className={styles.until}>{t('roles.until', { time: time(locksAt) })}</span>
          <Button look="quiet" aria-keyshortcuts={key.shortcuts} onClick={() => void ask('roles.lock', {})}>
            {t('roles.lock')}
            <KeyCap>{key.cap}</KeyCap>
          </Button>
        </>
      )}
      {next !== undefined && (
        <Button
          look="quiet"
          aria-keyshortcuts={locksAt === null ? key.shortcuts : undefined}
          onClick={() => askForPin(true)}
        >
          {t(`roles.raise.${next}`)}
          {locksAt === null && <KeyCap>{key.cap}</KeyCap>}
        </Button>
      )}
    </div>
  );
}
