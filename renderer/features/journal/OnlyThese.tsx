import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Journal.module.css';
import type { JournalFilter } from './places.ts';

/** Of which calls the list is alone, as a sentence; its cross shows every call again. */
export function OnlyThese({ filter, allLink }: { readonly filter: JournalFilter; readonly allLink: string }) {
  const { t, shortDay } = useWording();
  const { name, from, until, outcome } = filter;
  return (
    <p className={styles.only}>
      <span>{t(`numbers.only.${outcome}`, { name, from: shortDay(from), until: shortDay(until) })}</span>
      <a href={allLink} aria-label={t('numbers.only.all')} title={t('numbers.only.all')}>
        <Icon name="cross" />
      </a>
    </p>
  );
}
