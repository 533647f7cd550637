import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './CrmLine.module.css';

interface CrmLineProps {
  readonly crm: NonNullable<CallerCard['crm']>;
  /** Whom the link is about, for those who hear the page. */
  readonly who: string;
}

/** What the CRM says, in one line that stands there from the first moment on: nothing moves when the answer comes. */
export function CrmLine({ crm: { state, note, link }, who }: CrmLineProps) {
  const { t } = useWording();
  return (
    <div className={styles.crm} data-state={state}>
      {link !== null && (
        <a
          className={styles.open}
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t('outside.card.openOf', { who })}
        >
          {t('outside.card.open')}
        </a>
      )}
      {note === '' ? (
        <span>{t(`outside.card.${state}`)}</span>
      ) : (
        <bdi className={styles.note} title={note.length > 40 ? note : undefined}>
          {note}
        </bdi>
      )}
    </div>
  );
}
