import type { SettingsFault } from '#core/contract/settingsCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './Sections.module.css';

/** What the backend found wrong, with its place in the settings file. */
export function FaultFound({ fault }: { readonly fault: SettingsFault | null }) {
  const { t } = useWording();
  if (fault === null) return null;
  const { kind, path, meant } = fault;
  return (
    <p className={styles.fault} role="alert">
      {t(`settings.fault.${kind}`, { path })} {meant !== null && t('settings.fault.meant', { meant })}
    </p>
  );
}
