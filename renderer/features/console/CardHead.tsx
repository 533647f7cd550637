import type { CallView } from '#core/call/view.ts';
import type { CallerCard } from '#core/caller/card.ts';
import { isNameCertain } from '#core/caller/nameCertainty.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import styles from './CardHead.module.css';

/** Who calls, how sure that is, and why this class. */
export function CardHead({ call }: { readonly call: CallView }) {
  const { t, who, chip, dialled, returnedBy } = useWording();
  const { card, direction } = call;
  const returned = call.returned === null ? null : returnedBy(call.returned);
  return (
    <div className={styles.head}>
      <div className={styles.who}>
        <h2 className={styles.name} tabIndex={-1}>
          <Name number={card.name === ''}>{who(card)}</Name>
        </h2>
        {card.company !== '' && <bdi className={styles.company}>{card.company}</bdi>}
        <span className={styles.chip}>
          <ClassChip of={card.classification.class}>{chip(card.classification)}</ClassChip>
        </span>
      </div>
      <p className={styles.facts}>
        {card.name !== '' && card.number.shown !== '' && <bdi dir="ltr">{card.number.shown}</bdi>}
        {direction === 'out' && <span>{t('call.byYou')}</span>}
        <Verified verification={card.verification} />
        {!isNameCertain(card) && card.nameSource === 'pbx' && <span>{t('call.who.fromNetwork')}</span>}
        {!isNameCertain(card) && card.nameSource === 'history' && <span>{t('call.who.fromHistory')}</span>}
        {card.dialled !== null && <span>{dialled(card.dialled)}</span>}
        {card.forwardedBy !== null && <span>{t('call.forwarded', { who: card.forwardedBy })}</span>}
      </p>
      <Why card={card} isFirstCall={direction === 'in' && card.earlierCount === 0} />
      {call.transfer === null && returned !== null && <p className={styles.returned}>{returned}</p>}
    </div>
  );
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

function Why({ card, isFirstCall }: { readonly card: CallerCard; readonly isFirstCall: boolean }) {
  const { t, evidence, runnerUp } = useWording();
  const { classification, responsible } = card;
  const nothing = classification.evidence.length === 0;
  return (
    <ul className={styles.why} aria-label={t('call.why.label')}>
      {classification.evidence.map((one) => (
        <li key={`${one.kind} ${one.class}`}>{evidence(one)}</li>
      ))}
      {nothing && <li>{t('call.why.nothing')}</li>}
      {classification.runnerUp !== null && <li>{runnerUp(classification.runnerUp)}</li>}
      {isFirstCall && card.number.kind !== 'withheld' && <li>{t('call.why.firstCall')}</li>}
      {responsible !== null && (
        <li>{t('call.responsible', { name: responsible.name, extension: responsible.extension })}</li>
      )}
    </ul>
  );
}
