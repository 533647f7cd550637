import { useWording } from '../i18n/wordingContext.ts';
import { Icon } from './Icon.tsx';
import styles from './UrgentSign.module.css';

/** The call is urgent, and by which of the office's words; nothing for ''. */
export function UrgentSign({ word }: { readonly word: string }) {
  const { t } = useWording();
  if (word === '') return null;
  return (
    <span className={styles.urgent}>
      <Icon name="warning" />
      {t('playbook.urgent.sign', { word })}
    </span>
  );
}
