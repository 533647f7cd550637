import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import styles from './Queue.module.css';

/** Under the name: company and number; of a caller without a name what is known instead. One line, then cut. */
export function CallerLine({ card }: { readonly card: CallerCard }) {
  const { t, dialled } = useWording();
  return (
    <p className={styles.line}>
      {card.company !== '' && <bdi>{card.company}</bdi>}
      {card.name !== '' && card.number.shown !== '' && <bdi dir="ltr">{card.number.shown}</bdi>}
      {card.name === '' && card.earlierCount === 0 && card.number.kind !== 'withheld' && (
        <span>{t('call.why.firstCall')}</span>
      )}
      {card.name === '' && card.dialled !== null && <span>{dialled(card.dialled)}</span>}
    </p>
  );
}
