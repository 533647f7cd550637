import type { CallView } from '#core/call/view.ts';
import type { CallerCard } from '#core/caller/card.ts';
import { isNameCertain } from '#core/caller/nameCertainty.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './CallerFacts.module.css';

/** Under the name: the number and how sure it is, from where and through whom it is called, and what was dialled. */
export function CallerFacts({ call }: { readonly call: CallView }) {
  const { t, dialled, forwarded } = useWording();
  const { card, direction } = call;
  return (
    <p className={styles.facts}>
      <LineMark line={call.line} />
      {card.name !== '' && card.number.shown !== '' && <bdi dir="ltr">{card.number.shown}</bdi>}
      {direction === 'out' && <span>{t('call.byYou')}</span>}
      <Verified verification={card.verification} />
      <ForgedBefore call={call} />
      <NameFrom card={card} />
      {card.line !== null && <span>{t(`identity.line.${card.line}`)}</span>}
      {direction === 'in' && card.afterHours && <span className={styles.warn}>{t('identity.afterHours')}</span>}
      {card.dialled !== null && <span>{dialled(card.dialled)}</span>}
      {card.forwards.map((forward, index) => (
        <span key={forward.who}>{forwarded(forward, index > 0)}</span>
      ))}
      <ReasonTold card={card} />
      {card.dialled !== null && card.dialled.note !== '' && (
        <span className={styles.note}>
          <bdi>{card.dialled.note}</bdi>
        </span>
      )}
    </p>
  );
}

/** In the caller's words, which nobody has checked. */
function ReasonTold({ card: { reason } }: { readonly card: CallerCard }) {
  const { t } = useWording();
  return reason === '' ? null : <span className={styles.note}>{t('identity.told', { reason })}</span>;
}

function Verified({ verification }: Pick<CallerCard, 'verification'>) {
  const { t } = useWording();
  if (verification === 'not-said') return null;
  return (
    <span className={styles[verification]}>
      {verification === 'verified' && <Icon name="check" />}
      {verification === 'failed' && <Icon name="warning" />}
      {t(`call.verification.${verification}`)}
    </span>
  );
}

/** Whoever knows better than the network takes the warning away. */
function ForgedBefore({ call: { card, invitedAt } }: { readonly call: CallView }) {
  const { t, who, shortDate } = useWording();
  const wish = useWish();
  const { forgedBefore } = card;
  if (forgedBefore === null) return null;
  return (
    <span className={styles.failed}>
      <Icon name="warning" />
      {t('identity.forged.before', { date: shortDate(forgedBefore.at, invitedAt) })}
      <button
        type="button"
        className={styles.forget}
        aria-label={t('identity.forged.forgetLong', { who: card.number.shown || who(card) })}
        onClick={() => wish('identity.forget-forged', { callId: forgedBefore.callId })}
      >
        {t('identity.forged.forget')}
      </button>
    </span>
  );
}

function NameFrom({ card }: { readonly card: CallerCard }) {
  const { t } = useWording();
  if (card.name === '') return null;
  const isOwners = !isNameCertain(card);
  if (card.nameSource === 'crm')
    return (
      <>
        <span>{t('call.who.fromCrm')}</span>
        {isOwners && <span className={styles.warn}>{t('identity.ownersName')}</span>}
      </>
    );
  if (!isOwners) return null;
  if (card.nameSource === 'pbx') return <span>{t('call.who.fromNetwork')}</span>;
  if (card.nameSource === 'history') return <span>{t('call.who.fromHistory')}</span>;
  return <span className={styles.warn}>{t('identity.ownersName')}</span>;
}
