import type { CallView } from '#core/call/view.ts';
import { clockFace } from '../../i18n/formats.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { overLineOf } from '../../state/lines.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { CorrectClass } from '../../ui/CorrectClass.tsx';
import { correctClassId } from '../../ui/noteFields.ts';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { useWish } from '../../ui/wish.ts';
import { NumberButton } from '../../ui/NumberButton.tsx';
import { UrgentSign } from '../../ui/UrgentSign.tsx';
import styles from './EndedHead.module.css';

/** Above a note to finish: whose it is, what became of the call, and the way to put it away. */
export function EndedHead({ call }: { readonly call: CallView }) {
  const { t, who, chip, outcome, cause, target } = useWording();
  const wish = useWish();
  const { card, callId, direction, transfer, answeredAt, endedAt, heldAt } = call;
  const isHandedOver = transfer?.stage === 'done';
  return (
    <div className={styles.head}>
      <div className={styles.about}>
        {call.stage === 'ended' && <span className={styles.label}>{t('call.card.note')}</span>}
        <h2 className={styles.name} tabIndex={-1}>
          <Name number={card.name === ''}>{who(card)}</Name>
        </h2>
        <UrgentSign word={call.urgent} />
        <p className={styles.facts}>
          <LineMark line={call.line} />
          {card.number.shown !== '' && call.stage === 'ended' && (
            <NumberButton
              number={card.number.e164 ?? card.number.shown}
              shown={card.number.shown}
              over={() => overLineOf(call.line)}
            />
          )}
          {card.name !== '' && card.number.shown !== '' && call.stage !== 'ended' && (
            <bdi dir="ltr">{card.number.shown}</bdi>
          )}
          {call.stage === 'ended' ? (
            <>
              <span>{outcome(call.outcome)}</span>
              {answeredAt !== null && endedAt !== null && <bdi dir="ltr">{clockFace(endedAt - answeredAt)}</bdi>}
              {isHandedOver && <span>{t('call.transfer.handedOver', { name: target(transfer.target) })}</span>}
              {!isHandedOver && call.cause !== null && <span>{cause(call.cause, direction)}</span>}
            </>
          ) : (
            <span>
              {t('call.bar.onHold')} {heldAt !== null && <Elapsed since={heldAt} />}
            </span>
          )}
          <CorrectClass
            id={correctClassId(callId)}
            callId={callId}
            of={card.classification.class}
            from={card.classification.correctedFrom}
          />
        </p>
      </div>
      <ClassChip of={card.classification.class}>{chip(card.classification)}</ClassChip>
      {call.stage === 'ended' && <Button onClick={() => wish('call.put-away', { callId })}>{t('call.done')}</Button>}
    </div>
  );
}
