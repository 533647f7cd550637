import { memo, useId } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useCall } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { Name } from '../../ui/Name.tsx';
import { useWish } from '../../ui/wish.ts';
import { CallerLine, CallerSigns } from './CallerLine.tsx';
import styles from './Queue.module.css';

interface RingingCallProps {
  readonly callId: string;
  readonly isFirst: boolean;
}

export const RingingCall = memo(function RingingCall({ callId, isFirst }: RingingCallProps) {
  const { t, who, chip } = useWording();
  const wish = useWish();
  const [answerKey, declineKey] = [useKeyOf('answer'), useKeyOf('decline')];
  const nameId = useId();
  const call = useCall(callId);
  if (call === undefined) return null;
  const { card } = call;
  return (
    <li className={isFirst ? `${styles.item} ${styles.first}` : styles.item} data-call={callId}>
      <div className={styles.top} id={nameId}>
        <Name number={card.name === ''}>{who(card)}</Name>
        <span className={styles.waiting}>
          <Elapsed since={call.invitedAt} />
        </span>
      </div>
      <CallerLine card={card} line={call.line} />
      <CallerSigns card={card} />
      {call.trouble !== null && (
        <p className={styles.trouble} role="alert">
          {t(`call.trouble.${call.trouble}`)}
        </p>
      )}
      <div className={styles.bottom}>
        <ClassChip of={card.classification.class}>{chip(card.classification)}</ClassChip>
        <span className={styles.acts}>
          <Button
            square
            aria-label={t('call.ringing.decline')}
            aria-describedby={nameId}
            aria-keyshortcuts={isFirst ? declineKey.shortcuts : undefined}
            onClick={() => wish('call.decline', { callId, how: 'declined' })}
          >
            <Icon name="cross" />
          </Button>
          <Button
            look={isFirst ? 'go' : 'plain'}
            aria-describedby={nameId}
            aria-keyshortcuts={isFirst ? answerKey.shortcuts : undefined}
            onClick={() => wish('call.answer', { callId })}
          >
            {t('call.ringing.answer')}
            {isFirst && <KeyCap>{answerKey.cap}</KeyCap>}
          </Button>
        </span>
      </div>
    </li>
  );
});
