import type { Connection } from '../state/slice.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Door.module.css';

/** What is seen while there is no desk to show: still connecting, or the page may not come in. */
export function Door({ connection }: { readonly connection: Connection }) {
  const { t } = useWording();
  if (connection === 'connecting' || connection === 'open')
    return (
      <main className={styles.door}>
        <p className={styles.starting} role="status">
          {t('desk.door.starting')}
        </p>
      </main>
    );
  return (
    <main className={styles.door}>
      <div className={styles.panel} role="alert">
        <Icon name="warning" />
        <h1 className={styles.heading}>{t(`desk.door.${connection}.heading`)}</h1>
        <p>{t(`desk.door.${connection}.advice`)}</p>
      </div>
    </main>
  );
}
