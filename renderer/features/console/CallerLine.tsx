import type { CallLine } from '#core/call/line.ts';
import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import styles from './Queue.module.css';

/** Under the name: company and number; of a caller without a name what is known instead. One line, then cut. */
export function CallerLine({ card, line }: { readonly card: CallerCard; readonly line: CallLine | null }) {
  const { t } = useWording();
  return (
    <p className={styles.line}>
      <LineMark line={line} />
      {card.company !== '' && <bdi>{card.company}</bdi>}
      {card.name !== '' && card.number.shown !== '' && <bdi dir="ltr">{card.number.shown}</bdi>}
      {card.name === '' && card.earlierCount === 0 && card.number.kind !== 'withheld' && (
        <span>{t('call.why.firstCall')}</span>
      )}
    </p>
  );
}

/** Below it: what to beware of, from where and through whom it is called, what was dialled. One line, reserved, then cut. */
export function CallerSigns({ card }: { readonly card: CallerCard }) {
  const { t, dialled, forwarded } = useWording();
  const [forward] = card.forwards;
  return (
    <p className={`${styles.line} ${styles.signs}`}>
      {card.verification === 'failed' && (
        <span className={styles.danger}>
          <Icon name="warning" />
          {t('call.verification.failed')}
        </span>
      )}
      {card.forgedBefore !== null && (
        <span className={styles.danger}>
          {card.verification !== 'failed' && <Icon name="warning" />}
          {t('identity.forged.short')}
        </span>
      )}
      {card.line !== null && <span>{t(`identity.line.${card.line}`)}</span>}
      {card.afterHours && <span>{t('identity.afterHours')}</span>}
      {card.dialled !== null && <span>{dialled(card.dialled)}</span>}
      {forward !== undefined && <span>{forwarded(forward, false)}</span>}
    </p>
  );
}
