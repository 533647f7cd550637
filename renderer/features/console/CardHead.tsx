import type { CallView } from '#core/call/view.ts';
import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { CorrectClass } from '../../ui/CorrectClass.tsx';
import { correctClassId } from '../../ui/noteFields.ts';
import { Name } from '../../ui/Name.tsx';
import { CallerFacts } from './CallerFacts.tsx';
import { UrgentSign } from '../../ui/UrgentSign.tsx';
import styles from './CardHead.module.css';
import { CrmLine } from './CrmLine.tsx';

/** Who calls, how sure that is, and why this class. */
export function CardHead({ call }: { readonly call: CallView }) {
  const { who, chip, returnedBy } = useWording();
  const { card, direction } = call;
  const returned = call.returned === null ? null : returnedBy(call.returned);
  return (
    <div className={styles.head} data-crm={card.crm === undefined ? undefined : card.crm.state}>
      <div className={styles.who}>
        <h2 className={styles.name} tabIndex={-1}>
          <Name number={card.name === ''}>{who(card)}</Name>
        </h2>
        {card.company !== '' && <bdi className={styles.company}>{card.company}</bdi>}
        <UrgentSign word={call.urgent} />
        <span className={styles.chip}>
          <ClassChip of={card.classification.class}>{chip(card.classification)}</ClassChip>
        </span>
      </div>
      <CallerFacts call={call} />
      {card.crm !== undefined && <CrmLine crm={card.crm} who={who(card)} />}
      <Why callId={call.callId} card={card} isFirstCall={direction === 'in' && card.earlierCount === 0} />
      {call.transfer === null && returned !== null && <p className={styles.returned}>{returned}</p>}
    </div>
  );
}

interface WhyProps {
  readonly callId: string;
  readonly card: CallerCard;
  readonly isFirstCall: boolean;
}

function Why({ callId, card, isFirstCall }: WhyProps) {
  const { t, evidence, runnerUp, sure } = useWording();
  const { classification, responsible } = card;
  const nothing = classification.evidence.length === 0;
  return (
    <ul className={styles.why} aria-label={t('call.why.label')}>
      {classification.evidence.map((one) => (
        <li key={`${one.kind} ${one.class}`}>{evidence(one)}</li>
      ))}
      {sure(classification) !== null && <li>{sure(classification)}</li>}
      {nothing && <li>{t('call.why.nothing')}</li>}
      {classification.runnerUp !== null && <li>{runnerUp(classification.runnerUp)}</li>}
      {isFirstCall && card.number.kind !== 'withheld' && <li>{t('call.why.firstCall')}</li>}
      {responsible !== null && (
        <li>{t('call.responsible', { name: responsible.name, extension: responsible.extension })}</li>
      )}
      <li className={styles.correct}>
        <CorrectClass
          id={correctClassId(callId)}
          callId={callId}
          of={classification.class}
          from={classification.correctedFrom}
        />
      </li>
    </ul>
  );
}
