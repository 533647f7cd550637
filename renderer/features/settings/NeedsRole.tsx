import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { askForPin, isAllowed, raisable } from '../../state/raising.ts';
import { Button } from '../../ui/Button.tsx';
import { type SettingsSection, sectionNeeds } from './places.ts';
import styles from './Roles.module.css';

/** Who may change a section, and how to become that; nothing where everybody may, or this session does. */
export function NeedsRole({ section }: { readonly section: SettingsSection }) {
  const { t } = useWording();
  const session = useDesk((slice) => slice.session);
  const needs = sectionNeeds[section];
  if (needs === undefined || isAllowed(session, needs)) return null;
  if (session.seat === 'reading') return <p className={styles.needs}>{t('roles.reading.band')}</p>;
  return (
    <div className={styles.needs}>
      <p>
        {t(needs === 'manager' || !session.pins.administrator ? 'roles.needs.manager' : 'roles.needs.administrator')}
      </p>
      {raisable(session).length > 0 && <Button onClick={() => askForPin(true)}>{t('roles.enterPin')}</Button>}
    </div>
  );
}
